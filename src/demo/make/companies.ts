import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import type { DemoCompany } from '../data/companies';
import { GROUP_COMPANIES } from '../data/companies';
import { SINGLE_COMPANIES } from '../data/companies-alone';
import { REGISTRATIONS } from '../data/registrations';
import { randomFrom } from '../random';
import { addDays, type DemoRow, type DemoRows } from '../rows';
import { historyOf, type History } from './history';
import type { PhoneBook } from './phone-book';

export const COMPANIES: DemoCompany[] = [...GROUP_COMPANIES, ...SINGLE_COMPANIES];

const LANGUAGES: Record<string, string> = { DE: 'de', AT: 'de-AT', CH: 'de-CH', FR: 'fr', IT: 'it', NL: 'nl', DK: 'da', SE: 'sv', PL: 'pl', CZ: 'cs', ES: 'es', GB: 'en-GB', IE: 'en-IE', US: 'en-US', TR: 'tr', JP: 'ja' };
const TERMS = ['14 Tage 2 % Skonto, 30 Tage netto', '30 Tage netto', '10 Tage netto', '60 Tage netto'];

/** Companies with their further addresses, channels and bank accounts, and how they came to their stage. */
export function makeCompanies(today: string, phones: PhoneBook): { rows: DemoRows; histories: Map<string, History> } {
  const rows: DemoRows = { [UID.contact]: [], [UID.address]: [], [UID.channel]: [], [UID.bankAccount]: [], [UID.stageChange]: [] };
  const histories = new Map<string, History>();
  for (const company of COMPANIES) {
    const history = historyOf(company.key, company.state, today);
    histories.set(company.key, history);
    rows[UID.contact].push(contactOf(company, history, phones, today));
    rows[UID.stageChange].push(...history.changes);
    rows[UID.address].push(...addressesOf(company));
    rows[UID.channel].push(...channelsOf(company, phones));
    rows[UID.bankAccount].push(...accountsOf(company));
  }
  return { rows, histories };
}

function contactOf(company: DemoCompany, history: History, phones: PhoneBook, today: string): DemoRow {
  const random = randomFrom(`company ${company.key}`);
  const { key, name, legalForm, industry, street, postalCode, city, region, country, area, domain, employees, revenue, founded, tags, source, note } = company;
  const { vatId, registerNumber } = REGISTRATIONS[key] ?? {};
  const buys = /^(prospect|customer)/.test(company.state);
  const isAmongClosed = key === 'verrerie';
  return {
    key,
    values: {
      kind: 'company', name, legalForm, industry, street, postalCode, city, region, country, employees, founded, tags, source, note, vatId, registerNumber,
      email: `${company.size === 'branch' ? key.replace('feldhaus-', '') : 'info'}@${domain}.example`,
      phone: phones.next(area),
      website: `https://www.${domain}.example`,
      language: LANGUAGES[country],
      annualRevenue: revenue,
      currency: company.currency ?? 'EUR',
      paymentTerms: buys ? random.pick(TERMS) : null,
      creditLimit: company.state.startsWith('customer') ? random.between(1, 20) * 5000 : null,
      ...history.values,
      closedOn: isAmongClosed ? addDays(today, -40) : null,
      closedReason: isAmongClosed ? 'Geschäftsbetrieb eingestellt' : null,
    },
    createdAt: history.createdAt,
  };
}

function addressesOf({ key, size, street, postalCode, city, country, region }: DemoCompany): DemoRow[] {
  const number = Number(street.match(/\d+/)?.[0] ?? 1);
  const place = { postalCode, city, country, region };
  const delivery: DemoRow = {
    key: `${key}/delivery`,
    values: { kind: 'delivery', label: size === 'large' ? 'Warenannahme Tor 3' : 'Lieferanschrift', street: street.replace(String(number), String(number + 2)), ...place },
    links: { contact: key },
  };
  const billing: DemoRow = {
    key: `${key}/billing`,
    values: { kind: 'billing', label: 'Rechnungsanschrift', street, addressExtra: 'Kreditorenbuchhaltung', ...place },
    links: { contact: key },
  };
  if (size === 'large') return [delivery, billing];
  return size === 'medium' ? [delivery] : [];
}

function channelsOf({ key, size, area, domain }: DemoCompany, phones: PhoneBook): DemoRow[] {
  if (size === 'small' || size === 'branch') return [];
  const channel = (kind: string, label: string, value: string): DemoRow => ({ key: `${key}/${kind}/${label}`, values: { kind, label, value }, links: { contact: key } });
  return [
    channel('fax', 'Zentrale', phones.next(area)),
    channel('email', 'Rechnungen', `rechnung@${domain}.example`),
    ...(size === 'large' ? [channel('phone', 'Warenannahme', phones.next(area)), channel('web', 'Lieferantenportal', `https://lieferanten.${domain}.example`)] : []),
  ];
}

function accountsOf({ key, name }: DemoCompany): DemoRow[] {
  const { iban, bic } = REGISTRATIONS[key] ?? {};
  return iban ? [{ key: `${key}/account`, values: { iban: iban.replaceAll(' ', ''), bic, holder: name }, links: { contact: key } }] : [];
}
