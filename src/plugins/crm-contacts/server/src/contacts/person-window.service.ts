import type { Core } from '@strapi/strapi';
import type { PersonPosition, PersonWindow } from '../../../contracts/contacts';
import { isCurrent, type Day } from '../kernel/dates';
import { rowsOf } from '../kernel/dialect';
import { signedAddress } from '../kernel/rights/files/signing';
import { judgeOf } from '../kernel/rights/judge';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { linkOf, tableOf } from '../kernel/tables';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { addressesOf, channelsOf } from './belongings.sql';
import { writableFields } from './contact-window.service';
import { unparseable } from './keys.rules';

const PLAIN = [
  'salutation', 'academicTitle', 'firstName', 'lastName', 'birthDate', 'email', 'phone', 'mobile', 'language', 'note',
] as const;
/** Activities and documents in the window; their own endpoints have the rest. */
const SHOWN = 10;

const ASKED = [...PLAIN, 'fullName', 'photo'] as const;

/** All that a person's window shows; null when the reader may not see the person. A constant number of statements. */
export async function personWindow(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<PersonWindow | null> {
  const [judge, row] = await Promise.all([
    judgeOf(strapi, reader, UID.person, documentId),
    strapi.db.query(UID.person).findOne({ where: { documentId }, populate: { photo: { select: ['url', 'name', 'updatedAt'] } } }),
  ]);
  if (!judge || !row) return null;
  const granted = judge.granted('read', ASKED);
  const [ownContact, sections] = await Promise.all([ownContactOf(strapi, reader, documentId), sectionsOf(strapi, reader, documentId)]);
  const update = judge.may('update');
  return {
    documentId,
    fullName: granted.has('fullName') ? row.fullName : documentId,
    ...Object.fromEntries(PLAIN.filter((field) => granted.has(field)).map((field) => [field, row[field] ?? null])),
    ...(granted.has('photo') ? { photo: row.photo ? { url: signedAddress(strapi, row.photo.url, row.photo.updatedAt), name: row.photo.name } : null } : {}),
    updatedAt: new Date(row.updatedAt).toISOString(),
    unparseable: unparseable(row).filter((field) => granted.has(field as (typeof ASKED)[number])),
    ownContact: ownContact.readable,
    may: {
      update,
      updateFields: update ? [...judge.granted('update', writableFields(strapi, UID.person))] : [],
      delete: judge.may('delete'),
      makeContact: !ownContact.exists && reader.can('create', UID.contact) && (reader.kind !== 'admin' || reader.may(`plugin::${PLUGIN}.contacts.create`)),
    },
    ...sections,
  };
}

type Sections = Pick<PersonWindow, 'positions' | 'channels' | 'addresses' | 'activities' | 'documents'>;

/** The window's cards; absent where the reader may not read their type. */
async function sectionsOf(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<Sections> {
  const features = services(strapi);
  const [positions, channels, addresses, activities, documents] = await Promise.all([
    positionsOf(strapi, reader, documentId, todayIn(strapi)),
    channelsOf(strapi, reader, 'person', documentId),
    addressesOf(strapi, reader, 'person', documentId),
    reader.can('read', UID.activity) ? features.activities.ofPerson(reader, documentId, { limit: SHOWN }) : undefined,
    features.documents.ofPerson(reader, documentId, { pageSize: SHOWN }),
  ]);
  const readable = { positions, channels, addresses, activities, documents: documents.sources.length > 0 ? documents : undefined };
  return Object.fromEntries(Object.entries(readable).filter(([, section]) => section)) as Sections;
}

async function ownContactOf(strapi: Core.Strapi, reader: Reader, person: string): Promise<{ exists: boolean; readable: PersonWindow['ownContact'] }> {
  const contact = await strapi.db.query(UID.contact).findOne({ where: { personKey: person }, select: ['documentId', 'number', 'name', 'stage', 'stageStatus'] });
  if (!contact) return { exists: false, readable: null };
  const [kept, isShown] = await Promise.all([reader.keep('read', UID.contact, [contact.documentId]), fieldsOf(strapi, reader, UID.contact, [contact.documentId])]);
  return { exists: true, readable: kept.has(contact.documentId) ? companyShown(isShown, contact) : null };
}

interface StoredCompany {
  documentId: string;
  number: string | null;
  name: string | null;
  stage: string | null;
  stageStatus: string | null;
}

function companyShown(isShown: IsShown, company: StoredCompany): PersonPosition['company'] {
  const text = (field: 'number' | 'name' | 'stage' | 'stageStatus') => (isShown(company.documentId, field) ? (company[field] ?? '') : '');
  return {
    documentId: company.documentId,
    name: text('name') || text('number') || company.documentId,
    number: text('number'),
    stage: text('stage'),
    stageStatus: text('stageStatus'),
  };
}

interface StoredPosition extends Record<string, unknown> {
  documentId: string;
  validFrom: Day | null;
  validTo: Day | null;
  companyId: string;
}

/** Current ones first, then the latest to end. Those at companies that the reader may not read are left out. */
async function positionsOf(strapi: Core.Strapi, reader: Reader, person: string, today: Day): Promise<PersonPosition[] | undefined> {
  if (!reader.can('read', UID.position) || !reader.can('read', UID.contact)) return undefined;
  const rows = await storedPositions(strapi, person);
  const [ids, companyIds] = [rows.map(({ documentId }) => documentId), rows.map(({ companyId }) => companyId)];
  const [positions, companies, ofPosition, ofCompany, places] = await Promise.all([
    reader.keep('read', UID.position, ids),
    reader.keep('read', UID.contact, companyIds),
    fieldsOf(strapi, reader, UID.position, ids),
    fieldsOf(strapi, reader, UID.contact, companyIds),
    services(strapi).organisation.placesOn(reader, rows.map(({ documentId }) => documentId), today),
  ]);
  return rows
    .filter(({ documentId, companyId }) => positions.has(documentId) && companies.has(companyId))
    .map((row) => ({ ...positionShown(reader, row, today, { ofPosition, ofCompany }), ...places.get(row.documentId) }))
    .sort((one, other) => Number(other.current) - Number(one.current) || (other.validTo ?? '9999').localeCompare(one.validTo ?? '9999'));
}

async function storedPositions(strapi: Core.Strapi, person: string): Promise<StoredPosition[]> {
  const [persons, companies, departments] = ['person', 'company', 'department'].map((name) => linkOf(strapi, UID.position, name));
  const sql = `SELECT p.document_id AS "documentId", p.job_title AS "jobTitle", p.role, p.email, p.phone, p.main,
      p.valid_from AS "validFrom", p.valid_to AS "validTo", d.name AS department,
      c.document_id AS "companyId", c.number, c.name, c.stage, c.stage_status AS "stageStatus"
    FROM ${tableOf(strapi, UID.person)} h
    JOIN ${persons.table} ph ON ph.${persons.target} = h.id JOIN ${tableOf(strapi, UID.position)} p ON p.id = ph.${persons.own}
    JOIN ${companies.table} pc ON pc.${companies.own} = p.id JOIN ${tableOf(strapi, UID.contact)} c ON c.id = pc.${companies.target}
    LEFT JOIN ${departments.table} pd ON pd.${departments.own} = p.id LEFT JOIN ${tableOf(strapi, UID.department)} d ON d.id = pd.${departments.target}
    WHERE h.document_id = ? ORDER BY p.valid_from DESC, p.id DESC`;
  return rowsOf<StoredPosition>(strapi.db.connection.raw(sql, [person]));
}

function positionShown(reader: Reader, row: StoredPosition, today: Day, { ofPosition, ofCompany }: Record<'ofPosition' | 'ofCompany', IsShown>): PersonPosition {
  const may = (field: string) => ofPosition(row.documentId, field);
  const granted = ['jobTitle', 'role', 'email', 'phone'].filter(may);
  const department = may('department') && reader.can('read', UID.department, undefined, 'name');
  return {
    documentId: row.documentId,
    company: companyShown(ofCompany, { ...(row as unknown as StoredCompany), documentId: row.companyId }),
    ...Object.fromEntries(granted.map((field) => [field, row[field] ?? null])),
    ...(department ? { department: (row.department ?? null) as string | null } : {}),
    // SQLite stores booleans as numbers.
    ...(may('main') ? { main: Boolean(row.main) } : {}),
    validFrom: may('validFrom') ? row.validFrom : null,
    validTo: may('validTo') ? row.validTo : null,
    current: isCurrent(row, today),
  };
}
