import * as a from '../../kernel/attributes';
import { activityScope } from '../activity.scope';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER, UID } from '../../kernel/uids';

/** What was done and what comes next, for any number of contacts and persons. */
export const activity = contentType({
  singularName: 'activity',
  pluralName: 'activities',
  displayName: 'Activity',
  description: 'Call, e-mail, letter, meeting, visit, task or note',
  collectionName: 'crm_activities',
  rights: { rows: activityScope, sites: 'everything', own: ({ id, users }) => ({ $or: [{ 'responsible.id': users }, { 'participants.id': users }, { 'createdBy.id': id }] }) },
  attributes: {
    type: a.string({ required: true, maxLength: 40, default: 'task' }),
    subject: a.string({ required: true }),
    notes: { type: 'blocks' as const },
    startsAt: a.instant(),
    endsAt: a.instant(),
    allDay: a.boolean(),
    dueOn: a.day(),
    state: a.enumeration(['open', 'done', 'cancelled'], { required: true, default: 'open' }),
    priority: a.enumeration(['low', 'normal', 'high'], { required: true, default: 'normal' }),
    outcome: a.text(),
    responsible: a.belongsTo(ADMIN_USER),
    participants: a.manyOf(ADMIN_USER),
    persons: a.manyOf(UID.person),
    contacts: a.manyOf(UID.contact),
    followUpOf: a.belongsTo(UID.activity),
    resubmitOn: a.day(),
    keepUntilDone: a.boolean(),
    /** Minutes before the start at which its people are reminded; at most four weeks. */
    remindMinutes: a.integer({ min: 0, max: 40_320 }),
    private: a.boolean(),
    /** Makes the new activity the first of a series; RFC 5545 without `RRULE:`. */
    seriesRule: a.string({ maxLength: 500 }),
    seriesRef: a.internal(40),
    /** Series and day: one member a day, whoever makes it. */
    seriesKey: a.internal(60),
    documentType: a.string(),
    documentRef: a.string({ maxLength: 40 }),
    attachments: a.media(true),
  },
  indexes: [
    { name: 'crm_activities_document_idx', columns: ['document_id'] },
    { name: 'crm_activities_starts_idx', columns: ['starts_at'] },
    { name: 'crm_activities_due_idx', columns: ['due_on'] },
    { name: 'crm_activities_resubmit_idx', columns: ['resubmit_on'] },
    { name: 'crm_activities_series_idx', columns: ['series_ref'] },
    { name: 'crm_activities_series_unique', columns: ['series_key'], type: 'unique' },
    { name: 'crm_activities_remind_idx', columns: ['starts_at', 'remind_minutes'] },
    { name: 'crm_activities_private_idx', columns: ['private'] },
    { name: 'crm_activities_linked_idx', columns: ['document_ref'] },
  ],
  layout: {
    mainField: 'subject',
    sort: 'startsAt',
    order: 'DESC',
    list: ['type', 'subject', 'state', 'startsAt', 'dueOn', 'responsible'],
    readOnly: ['seriesRule', 'documentType', 'documentRef'],
    relationNames: {
      responsible: 'firstname',
      participants: 'firstname',
      persons: 'fullName',
      contacts: 'name',
      followUpOf: 'subject',
    },
    edit: [
      [['type', 4], ['subject', 8]],
      [['startsAt', 4], ['endsAt', 4], ['allDay', 4]],
      [['dueOn', 4], ['resubmitOn', 4], ['keepUntilDone', 4]],
      [['remindMinutes', 4], ['seriesRule', 8]],
      [['state', 4], ['priority', 4], ['private', 4]],
      [['outcome', 12]],
      [['responsible', 6], ['participants', 6]],
      [['contacts', 6], ['persons', 6]],
      [['notes', 12]],
      [['followUpOf', 6]],
      [['documentType', 6], ['documentRef', 6]],
      [['attachments', 12]],
    ],
  },
});
