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
  const parties = contacts.map((contact) => partyOf(contact, contacts, histories.get(contact.key) as History, companies.rows[UID.address]));
  return merged([
    companies.rows, people, privateCustomers.rows, makeRelations(), makePrices(today), makeDocuments(parties, today), makeActivities(parties, today),
  ]);
}

const BILLED_ELSEWHERE: Record<string, string> = { 'nordwerk-getriebe': 'nordwerk-antriebe', 'isar-messtechnik': 'rheintal-deutschland' };
/** Companies, by the begin of their keys, for which catalogues of their own count. */
const HAVE_OWN_PRICES = /^(nordwerk|feldhaus|rheintal|isar|kunststoff|main-recycling|jura|blueharbor|kuestenwind)/;

function partyOf(contact: DemoRow, contacts: DemoRow[], history: History, addresses: DemoRow[]): Party {
  const { key, values: { name, country, currency, kind } } = contact as { key: string; values: Record<string, string> };
  const company = COMPANIES.find((candidate) => candidate.key === key);
  const delivery = addresses.find((address) => address.key === `${key}/delivery`);
  return {
    key, name, country, currency, history,
    isPrivate: kind === 'person',
    address: addressText(contact),
    buyer: kind === 'person' ? key : `${key}/${company?.size === 'branch' ? 'manager' : 'purchasing'}`,
    payer: payerOf(contact, contacts.find((other) => other.key === (company?.size === 'branch' ? 'feldhaus' : BILLED_ELSEWHERE[key])), addresses),
    ...(delivery ? { delivery: { key: delivery.key, name: delivery.values.label as string, address: addressText(delivery) } } : {}),
    hasOwnPrices: HAVE_OWN_PRICES.test(key),
  };
}

function payerOf(contact: DemoRow, other: DemoRow | undefined, addresses: DemoRow[]): Party['payer'] {
  const { key, values } = other ?? contact;
  const billing = addresses.find((address) => address.key === `${key}/billing`);
  return { ...(other ? { key } : {}), name: values.name as string, address: addressText(billing ?? other ?? contact), terms: (values.paymentTerms as string | null | undefined) ?? null };
}

/** As the plugin writes an address into a document. */
function addressText({ values }: DemoRow): string {
  const { street, addressExtra, postalCode, city, region, country } = values as Record<string, string | undefined>;
  return [street, addressExtra, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n');
}

function merged(parts: DemoRows[]): DemoRows {
  const all: DemoRows = {};
  for (const part of parts) {
    for (const [uid, rows] of Object.entries(part)) all[uid] = [...(all[uid] ?? []), ...rows];
  }
  return all;
}
