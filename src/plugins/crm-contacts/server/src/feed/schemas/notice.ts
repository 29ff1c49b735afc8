import * as a from '../../kernel/attributes';
import { noRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/**
 * A reminder as its user finds it under the bell, and at the same time the outbox of its mail: one row,
 * one transaction. Users and activities are named by documentId instead of a relation: the job writes
 * hundreds in one statement, and a notice whose activity is gone simply shows no more.
 */
export const notice = contentType({
  singularName: 'notice',
  pluralName: 'notices',
  displayName: 'Notice',
  description: 'Reminders of one user',
  collectionName: 'crm_notices',
  hidden: true,
  rights: { rows: noRow, sites: 'nothing' },
  attributes: {
    /** What makes a reminder one and the same: kind, activity, moment, user. */
    noticeKey: a.internal(200),
    userRef: a.string({ required: true, maxLength: 40 }),
    activityRef: a.string({ required: true, maxLength: 40 }),
    kind: a.string({ required: true, maxLength: 20 }),
    dueAt: a.instant(),
    dueOn: a.day(),
    /** The absent user whose activity it is. */
    insteadOf: a.string({ maxLength: 40 }),
    readAt: a.instant(),
    /** waiting → sending → sent; failed, dropped, expired. Empty: no mail was wanted. */
    mailState: a.string({ maxLength: 20 }),
    mailAttempts: a.integer({ default: 0 }),
    /** Not before this instant; while it is being sent: until when nobody else may. */
    mailAfter: a.instant(),
    mailLease: a.string({ maxLength: 40 }),
  },
  indexes: [
    { name: 'crm_notices_key_unique', columns: ['notice_key'], type: 'unique' },
    { name: 'crm_notices_document_idx', columns: ['document_id'] },
    { name: 'crm_notices_user_idx', columns: ['user_ref', 'created_at'] },
    { name: 'crm_notices_activity_idx', columns: ['activity_ref', 'user_ref'] },
    { name: 'crm_notices_mail_idx', columns: ['mail_state', 'mail_after'] },
    { name: 'crm_notices_created_idx', columns: ['created_at'] },
  ],
  layout: { mainField: 'kind', list: ['kind'], edit: [] },
});
