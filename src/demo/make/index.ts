import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import type { DemoRow, DemoRows } from '../rows';
import { makeActivities } from './activities';
import { COMPANIES, makeCompanies } from './companies';
import { makeDocuments, type Party } from './documents';
import type { History } from './history';
import { makePeople } from './people';
import { PhoneBook } from './phone-book';
import { makePrices } from './prices';
import { makePrivateCustomers } from './private-customers';
import { makeRelations } from './relations';

/** All rows of the demo as of `today`: the same for the same day. */
export function makeDemo(today: string): DemoRows {
  const phones = new PhoneBook();
  const companies = makeCompanies(today, phones);
  const people = makePeople(today, phones);
  const privateCustomers = makePrivateCustomers(today, phones);
  const histories = new Map([...companies.histories, ...privateCustomers.histories]);
  const contacts = [...companies.rows[UID.contact], ...privateCustomers.rows[UID.contact]];
  const parties = contacts.map((contact) => partyOf(contact, histories.get(contact.key) as History, companies.rows[UID.address]));
  return merged([
    companies.rows, people, privateCustomers.rows, makeRelations(), makePrices(today), makeDocuments(parties, today), makeActivities(parties, today),
  ]);
}

const BILLED_ELSEWHERE: Record<string, string> = { 'nordwerk-getriebe': 'nordwerk-antriebe', 'isar-messtechnik': 'rheintal-deutschland' };

function partyOf({ key, values }: DemoRow, history: History, addresses: DemoRow[]): Party {
  const { name, street, postalCode, city, country, currency, kind } = values as Record<string, string>;
  const company = COMPANIES.find((candidate) => candidate.key === key);
  const delivery = addresses.find((address) => address.key === `${key}/delivery`);
  return {
    key, name, country, currency, history,
    isPrivate: kind === 'person',
    address: [street, `${postalCode} ${city}`, country === 'DE' ? '' : country].filter(Boolean).join('\n'),
    buyer: kind === 'person' ? key : `${key}/${company?.size === 'branch' ? 'manager' : 'purchasing'}`,
    billTo: company?.size === 'branch' ? 'feldhaus' : BILLED_ELSEWHERE[key],
    deliveryAddress: delivery?.key,
  };
}

function merged(parts: DemoRows[]): DemoRows {
  const all: DemoRows = {};
  for (const part of parts) {
    for (const [uid, rows] of Object.entries(part)) all[uid] = [...(all[uid] ?? []), ...rows];
  }
  return all;
}
