import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER, UID } from '../../kernel/uids';

/** History of a contact's stage. Append-only: the workflow service writes it, nobody else. */
export const stageChange = contentType({
  singularName: 'stage-change',
  pluralName: 'stage-changes',
  displayName: 'Stage change',
  description: 'History of the stages of contacts; cannot be changed',
  collectionName: 'crm_stage_changes',
  rights: { rows: hangsOn({ parents: ['contact'] }), sites: 'reading', contact: ['contact.'] },
  attributes: {
    contact: a.belongsTo(UID.contact, { required: true }),
    fromStage: a.string({ maxLength: 60 }),
    fromStatus: a.string({ maxLength: 60 }),
    toStage: a.string({ required: true, maxLength: 60 }),
    toStatus: a.string({ required: true, maxLength: 60 }),
    reason: a.text(),
    resumeOn: a.day(),
    changedBy: a.belongsTo(ADMIN_USER),
    changedAt: a.instant({ required: true }),
    trigger: a.string({ maxLength: 120 }),
    // `quote/<documentId>`: of any of the host's types, so no relation.
    triggerDocument: a.string({ maxLength: 120 }),
  },
  indexes: [{ name: 'crm_stage_changes_at_idx', columns: ['changed_at'] }],
  layout: {
    mainField: 'toStage',
    sort: 'changedAt',
    order: 'DESC',
    list: ['changedAt', 'contact', 'fromStage', 'fromStatus', 'toStage', 'toStatus'],
    relationNames: { contact: 'name', changedBy: 'firstname' },
    readOnly: ['contact', 'fromStage', 'fromStatus', 'toStage', 'toStatus', 'reason', 'resumeOn', 'changedBy', 'changedAt', 'trigger', 'triggerDocument'],
    edit: [
      [['contact', 6], ['changedAt', 6]],
      [['fromStage', 6], ['fromStatus', 6]],
      [['toStage', 6], ['toStatus', 6]],
      [['reason', 12]],
      [['resumeOn', 4], ['changedBy', 4]],
      [['trigger', 4], ['triggerDocument', 8]],
    ],
  },
});
