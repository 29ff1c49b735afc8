import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import type { PhoneArea } from '../data/phone-areas';
import { PRIVATE_CUSTOMERS, type PrivateCustomer } from '../data/private-customers';
import type { DemoRow, DemoRows } from '../rows';
import { historyOf, type History } from './history';
import { mailName } from './people';
import type { PhoneBook } from './phone-book';

const AREAS: Record<string, PhoneArea> = {
  Hamburg: 'hamburg', Berlin: 'berlin', Köln: 'koeln', München: 'muenchen', Grünwald: 'muenchen', 'Frankfurt am Main': 'frankfurt',
  'Mühlheim am Main': 'otherGermanMobile', Wien: 'wien', Neuchâtel: 'neuchatel', Manchester: 'manchester',
};
const LANGUAGES: Record<string, string> = { DE: 'de', AT: 'de', CH: 'fr', GB: 'en' };

export const privateKey = ({ firstName, lastName }: PrivateCustomer) => mailName(`${firstName} ${lastName}`);

/** Persons who are contacts of their own, and what their family is to each other. */
export function makePrivateCustomers(today: string, phones: PhoneBook): { rows: DemoRows; histories: Map<string, History> } {
  const rows: DemoRows = { [UID.person]: [], [UID.contact]: [], [UID.stageChange]: [], [UID.relation]: [] };
  const histories = new Map<string, History>();
  for (const customer of PRIVATE_CUSTOMERS) {
    const key = privateKey(customer);
    const history = historyOf(key, customer.state, today);
    const person = personOf(key, customer, phones.next(AREAS[customer.city]));
    histories.set(key, history);
    rows[UID.person].push(person);
    rows[UID.contact].push(contactOf(customer, person, history));
    rows[UID.stageChange].push(...history.changes);
  }
  rows[UID.relation].push(
    { key: 'oldenburg-thiessen', values: { note: 'Mutter und Sohn' }, links: { type: 'related-to', from: 'hanne-oldenburg', to: 'ole-thiessen' } },
    { key: 'amberg-fuhrmann', values: { note: 'Nachbarinnen, ein gemeinsames Tor' }, links: { type: 'related-to', from: 'gisela-amberg', to: 'mareike-fuhrmann' } }
  );
  return { rows, histories };
}

function personOf(key: string, { woman, academicTitle, firstName, lastName, country, born }: PrivateCustomer, phone: string): DemoRow {
  const english = country === 'GB';
  const mailbox = `${mailName(firstName)}.${mailName(lastName)}`;
  return {
    key,
    values: {
      salutation: woman ? (english ? 'Ms' : 'Frau') : english ? 'Mr' : 'Herr',
      academicTitle, firstName, lastName, phone,
      birthDate: born,
      email: `${mailbox}@post.example`,
      language: LANGUAGES[country],
    },
  };
}

/** Name, e-mail and phone of a person contact are its person's. */
function contactOf({ academicTitle, firstName, lastName, street, postalCode, city, country, note, state }: PrivateCustomer, { key, values }: DemoRow, history: History): DemoRow {
  return {
    key,
    values: {
      kind: 'person',
      name: [academicTitle, firstName, lastName].filter(Boolean).join(' '),
      email: values.email, phone: values.phone, language: values.language,
      street, postalCode, city, country, note,
      currency: { CH: 'CHF', GB: 'GBP' }[country] ?? 'EUR',
      paymentTerms: state.startsWith('customer') ? '14 Tage netto' : null,
      source: 'Website',
      ...history.values,
    },
    links: { person: key },
    createdAt: history.createdAt,
  };
}
