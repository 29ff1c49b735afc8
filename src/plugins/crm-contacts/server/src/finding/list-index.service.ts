import type { Core } from '@strapi/strapi';
import { indexLink, indexParts, onlyOnce, type Searched } from '../kernel/indexes';
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

/** What folders are counted by, so that the counts read no rows; and the positions that are not filled on a day. */
const COUNTED = [
  'crm_contacts_counted_idx on {contacts} (stage, stage_status, kind, closed_on)',
  'crm_contacts_open_kind_idx on {contacts} (kind, id) where closed_on is null',
  'crm_positions_from_idx on {positions} (valid_from)',
  'crm_positions_to_idx on {positions} (valid_to) where valid_to is not null',
];

/**
 * The indexes that a schema cannot name: partial ones for pages of lists, and on PostgreSQL trigrams,
 * which make parts of words fast to find (without them a search reads the table). Runs after the tables
 * are there; safe when several processes start at once.
 */
export async function makeListIndexes(strapi: Core.Strapi): Promise<void> {
  const [contacts, persons, positions] = [UID.contact, UID.person, UID.position].map((uid) => schemaOf(strapi, uid).name);
  for (const index of [...LISTED, ...COUNTED]) {
    const named = index.replace('{contacts}', contacts).replace('{persons}', persons).replace('{positions}', positions);
    await onlyOnce(strapi, `create index if not exists ${named}`);
  }
  await indexLink(strapi, UID.position, 'company');
  await indexParts(strapi, SEARCHED);
}
