import type { Core } from '@strapi/strapi';
import type { ContactKind, DuplicateCandidate, DuplicateMatch, DuplicateQuery } from '../../../contracts/contacts';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { contactKeys } from './keys.rules';

const MOST_FOUND = 50;
const MOST_SHOWN = 20;

/** By which key a match is found, strongest first, and which attributes the reader must be able to read for it. */
const MATCHES: { match: DuplicateMatch; key: string; reads: string[] }[] = [
  { match: 'vatId', key: 'vatKey', reads: ['vatId'] },
  { match: 'email', key: 'emailKey', reads: ['email'] },
  { match: 'phone', key: 'phoneKey', reads: ['phone'] },
  { match: 'name', key: 'duplicateKey', reads: ['name', 'postalCode'] },
];

type Row = Record<string, unknown> & { id: number; documentId: string };

/**
 * Contacts that may be the same as what somebody is typing: same normalized e-mail, phone or VAT id
 * (main or further channel), or same name and postal code. Proposed, never enforced.
 */
export async function findDuplicates(strapi: Core.Strapi, reader: Reader, query: DuplicateQuery): Promise<DuplicateCandidate[]> {
  if (!reader.can('read', UID.contact)) return [];
  const keys = contactKeys({ ...query }, settingsOf(strapi).defaultCountry) as Record<string, string | null>;
  const asked = MATCHES.filter(({ key, reads }) => keys[key] && reads.every((field) => reader.can('read', UID.contact, undefined, field)));
  if (asked.length === 0) return [];
  const byChannel = await ownersOfChannels(strapi, reader, keys);
  const rows = await matchingContacts(strapi, reader, asked.map(({ key }) => ({ [key]: keys[key] })), byChannel, query.exclude);
  const isShown = await fieldsOf(strapi, reader, UID.contact, rows.map(({ documentId }) => documentId));
  const isTold = ({ documentId }: Row, { reads }: (typeof asked)[number]) => reads.every((field) => isShown(documentId, field));
  const found = rows.map((row) => {
    const matched = asked.filter((one) => (row[one.key] === keys[one.key] && isTold(row, one)) || byChannel.get(row.id)?.has(one.match)).map(({ match }) => match);
    return { row, matched };
  });
  // A match that nobody is told of by its field is none.
  return found
    .filter(({ matched }) => matched.length > 0)
    .sort((one, other) => strength(other.matched) - strength(one.matched))
    .slice(0, MOST_SHOWN)
    .map(({ row, matched }) => shown(isShown, row, matched));
}

/** VAT id outweighs all the others together, and so on down. */
const strength = (matched: DuplicateMatch[]) =>
  MATCHES.reduce((sum, { match }, index) => sum + (matched.includes(match) ? 2 ** (MATCHES.length - index) : 0), 0);

async function ownersOfChannels(strapi: Core.Strapi, reader: Reader, { emailKey, phoneKey }: Record<string, string | null>) {
  const owners = new Map<number, Set<DuplicateMatch>>();
  const values = [emailKey, phoneKey].filter((key) => key !== null);
  if (values.length === 0 || !reader.can('read', UID.channel) || !reader.can('read', UID.channel, undefined, 'value')) return owners;
  const channels = await strapi.db.query(UID.channel).findMany({
    select: ['valueKey'],
    where: { $and: [{ valueKey: { $in: values } }, { contact: { id: { $notNull: true } } }, reader.where('read', UID.channel, 'value') ?? {}] },
    populate: { contact: { select: ['id'] } },
    limit: MOST_FOUND,
  });
  for (const { contact, valueKey } of channels) {
    const matched = owners.get(contact.id) ?? new Set<DuplicateMatch>();
    owners.set(contact.id, matched.add(valueKey === emailKey ? 'email' : 'phone'));
  }
  return owners;
}

function matchingContacts(strapi: Core.Strapi, reader: Reader, keys: object[], byChannel: Map<number, unknown>, exclude?: string): Promise<Row[]> {
  const same = byChannel.size > 0 ? [...keys, { id: { $in: [...byChannel.keys()] } }] : keys;
  const conditions = [{ $or: same }, exclude ? { documentId: { $ne: exclude } } : {}, reader.where('read', UID.contact) ?? {}];
  return strapi.db.query(UID.contact).findMany({ where: { $and: conditions }, orderBy: { id: 'asc' }, limit: MOST_FOUND }) as Promise<Row[]>;
}

function shown(isShown: IsShown, row: Row, matched: DuplicateMatch[]): DuplicateCandidate {
  const text = (field: string) => (isShown(row.documentId, field) ? ((row[field] ?? '') as string) : '');
  return {
    documentId: row.documentId,
    number: text('number'),
    name: text('name') || text('number') || row.documentId,
    kind: (row.kind ?? 'company') as ContactKind,
    city: text('city') || null,
    stage: text('stage'),
    stageStatus: text('stageStatus'),
    matched,
  };
}
