import type { Core } from '@strapi/strapi';
import type { Capabilities, ContactRights, ContactWindow } from '../../../contracts/contacts';
import { judgeOf, type Judge } from '../kernel/rights/judge';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { isInternal } from '../kernel/schema';
import { todayIn } from '../kernel/settings';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { addressesOf, channelsOf } from './belongings.sql';
import { ASSIGN_OWNER } from './contact.service';
import { readContactRow, type ContactRow } from './contact-row.sql';
import { unparseable } from './keys.rules';

/** Shown as they are stored, where the reader may read them. */
const PLAIN = [
  'email', 'phone', 'website', 'street', 'addressExtra', 'postalCode', 'city', 'region', 'country', 'resumeOn', 'closedOn', 'closedReason',
] as const;
const ASKED = [...PLAIN, 'number', 'name', 'kind', 'stage', 'stageStatus', 'stageSince', 'tags', 'owner', 'deputy', 'person', 'successor', 'vatId', 'taxNumber'] as const;

/**
 * All that the window's header and first page show; null when the reader may not see the contact. A
 * constant number of statements, at the same time where the database lets them.
 */
export async function contactWindow(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<ContactWindow | null> {
  const [judge, row] = await Promise.all([judgeOf(strapi, reader, UID.contact, documentId), readContactRow(strapi, documentId)]);
  if (!judge || !row) return null;
  const [header, sections] = await Promise.all([headerOf(strapi, reader, judge, row), sectionsOf(strapi, reader, row, judge.granted('read', ['currency', 'creditLimit']))]);
  return { ...header, ...sections };
}

type Sections = Pick<ContactWindow, 'channels' | 'addresses' | 'activities' | 'contactPersons' | 'structure' | 'documents' | 'figures' | 'timeline' | 'assignmentCount'>;

/** The cards of the first page, each from the feature it belongs to; absent where the reader may not read its type. */
async function sectionsOf(strapi: Core.Strapi, reader: Reader, row: ContactRow, granted: ReadonlySet<string>): Promise<Sections> {
  const { id, documentId, kind } = row;
  const features = services(strapi);
  const today = todayIn(strapi);
  const [channels, addresses, activities, contactPersons, structure, linked, timeline, assignmentCount] = await Promise.all([
    channelsOf(strapi, reader, 'contact', documentId),
    addressesOf(strapi, reader, 'contact', documentId),
    features.activities.windowPart(reader, id),
    kind === 'person' ? undefined : features.organisation.windowPart(reader, documentId, today),
    features.relations.windowPart(reader, documentId, today),
    features.documents.windowPart(reader, row, granted),
    features.activities.timelinePart(reader, id),
    features.pricing.assignmentCount(reader, id),
  ]);
  const readable = { channels, addresses, activities, contactPersons, structure, ...linked, timeline, assignmentCount };
  return Object.fromEntries(Object.entries(readable).filter(([, section]) => section !== undefined && section !== null)) as Sections;
}

async function headerOf(strapi: Core.Strapi, reader: Reader, judge: Judge, row: ContactRow): Promise<ContactWindow> {
  const granted = judge.granted('read', ASKED);
  const text = (field: (typeof ASKED)[number]) => (granted.has(field) ? ((row[field] ?? '') as string) : '');
  const plain = Object.fromEntries(PLAIN.filter((field) => granted.has(field)).map((field) => [field, row[field] ?? null]));
  return {
    documentId: row.documentId,
    number: text('number'),
    name: text('name') || text('number') || row.documentId,
    kind: row.kind === 'person' ? 'person' : 'company',
    stage: text('stage'),
    stageStatus: text('stageStatus'),
    ...plain,
    ...(granted.has('stageSince') ? { stageSince: row.stageSince === null ? null : new Date(row.stageSince).toISOString() } : {}),
    ...(granted.has('tags') ? { tags: tagsOf(row.tags) } : {}),
    owner: granted.has('owner') ? row.owner : null,
    deputy: granted.has('deputy') ? row.deputy : null,
    ...(await neighbours(strapi, reader, granted, row)),
    ...(await lastStageChange(strapi, reader, row)),
    updatedAt: new Date(row.updatedAt).toISOString(),
    unparseable: unparseable(row).filter((field) => granted.has(field as (typeof ASKED)[number])),
    capabilities: await capabilitiesOf(strapi, row),
    may: rightsOf(strapi, reader, judge),
  };
}

/** JSON comes as text from both drivers, but for values written while the server was another. */
function tagsOf(stored: unknown): string[] | null {
  const tags: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(tags) ? (tags as string[]) : null;
}

/** Person and successor, as far as the reader may read those rows too. */
async function neighbours(strapi: Core.Strapi, reader: Reader, granted: Set<string>, { person, successor }: ContactRow): Promise<Pick<ContactWindow, 'person' | 'successor'>> {
  const readable = async (uid: string, documentId: string | undefined, name: string) =>
    documentId !== undefined && (await reader.keep('read', uid, [documentId])).has(documentId) && (await fieldsOf(strapi, reader, uid, [documentId]))(documentId, name);
  const [seesPerson, seesSuccessor] = await Promise.all([
    readable(UID.person, person?.documentId, 'fullName'),
    readable(UID.contact, successor?.documentId, 'name'),
  ]);
  return {
    ...(granted.has('person') ? { person: seesPerson ? person : null } : {}),
    ...(granted.has('successor') ? { successor: seesSuccessor ? successor : null } : {}),
  };
}

async function lastStageChange(strapi: Core.Strapi, reader: Reader, { lastStageChange: change }: ContactRow): Promise<Pick<ContactWindow, 'lastStageChange'>> {
  if (!reader.can('read', UID.stageChange) || !reader.can('read', UID.stageChange, undefined, 'changedAt')) return {};
  if (!change) return { lastStageChange: null };
  const isShown = await fieldsOf(strapi, reader, UID.stageChange, [change.documentId]);
  const may = (field: string) => isShown(change.documentId, field);
  if (!may('changedAt')) return {};
  return {
    lastStageChange: {
      reason: may('reason') ? change.reason : null,
      changedAt: new Date(change.changedAt).toISOString(),
      changedBy: may('changedBy') ? change.changedBy : null,
    },
  };
}

/** What the stage allows, whether or not the reader may know the stage: sections follow from it. */
function capabilitiesOf(strapi: Core.Strapi, { stage, stageStatus }: ContactRow): Promise<Capabilities> {
  return services(strapi).workflow.capabilitiesOf(String(stage), String(stageStatus));
}

function rightsOf(strapi: Core.Strapi, reader: Reader, judge: Judge): ContactRights {
  const update = judge.may('update');
  const action = (name: string) => update && (reader.kind !== 'admin' || reader.may(`plugin::${PLUGIN}.${name}`));
  return {
    update,
    updateFields: update ? [...judge.granted('update', writableFields(strapi, UID.contact))] : [],
    delete: judge.may('delete'),
    close: action('contacts.close'),
    transition: action('workflow.transition'),
    changeOwner: update && mayAssign(reader, judge),
  };
}

const mayAssign = (reader: Reader, judge: Judge) =>
  reader.kind === 'system' || (reader.may(ASSIGN_OWNER[reader.kind]) && (reader.kind === 'api' || judge.may('update', 'owner')));

/** Attributes that anybody may ever write. */
export function writableFields(strapi: Core.Strapi, uid: string): string[] {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string }> };
  const own = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];
  return Object.keys(attributes).filter((name) => !own.includes(name) && !isInternal(attributes[name]));
}
