import * as a from '../../kernel/attributes';
import { noRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/** What the feed knows of a user: how far they have read the news, and the address of their calendar as a hash. */
export const feedUser = contentType({
  singularName: 'feed-user',
  pluralName: 'feed-users',
  displayName: 'Feed of a user',
  description: 'Marker in the news and address of the calendar',
  collectionName: 'crm_feed_users',
  hidden: true,
  rights: { rows: noRow, sites: 'nothing' },
  attributes: {
    userRef: a.string({ required: true, maxLength: 40 }),
    newsSeenAt: a.instant(),
    calendarHash: a.internal(64),
    calendarMadeAt: a.instant(),
    calendarReadAt: a.instant(),
  },
  indexes: [
    { name: 'crm_feed_users_user_unique', columns: ['user_ref'], type: 'unique' },
    { name: 'crm_feed_users_calendar_unique', columns: ['calendar_hash'], type: 'unique' },
  ],
  layout: { mainField: 'userRef', list: ['userRef'], edit: [] },
});
