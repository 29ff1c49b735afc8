import type { Core } from '@strapi/strapi';
import { indexParts, onlyOnce, type Searched } from '../kernel/indexes';
import { schemaOf } from '../kernel/sql';
import { UID } from '../kernel/uids';

const SEARCHED: Searched[] = [
  [UID.contact, ['name_key', 'city_key', 'email_key', 'phone_key', 'number', 'postal_code', 'name']],
  [UID.person, ['name_key', 'email_key', 'phone_key', 'mobile_key', 'full_name']],
  [UID.channel, ['value_key']],
];

/** Lists by name in the order in which their statements ask; open contacts only, which all folders but one show. */
const LISTED = [
  'crm_contacts_open_idx on {contacts} (name_key, name, id) where closed_on is null',
  'crm_contacts_open_stage_idx on {contacts} (stage, stage_status, name_key, name, id) where closed_on is null',
  'crm_persons_listed_idx on {persons} (name_key, full_name, id)',
];

/**
 * The indexes that a schema cannot name: partial ones for pages of lists, and on PostgreSQL trigrams,
 * which make parts of words fast to find (without them a search reads the table). Runs after the tables
 * are there; safe when several processes start at once.
 */
export async function makeListIndexes(strapi: Core.Strapi): Promise<void> {
  const [contacts, persons] = [UID.contact, UID.person].map((uid) => schemaOf(strapi, uid).name);
  for (const index of LISTED) {
    await onlyOnce(strapi, `create index if not exists ${index.replace('{contacts}', contacts).replace('{persons}', persons)}`);
  }
  await indexParts(strapi, SEARCHED);
}
