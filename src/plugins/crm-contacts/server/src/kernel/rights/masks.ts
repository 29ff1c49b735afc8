import type { Core } from '@strapi/strapi';
import { attributesOf } from '../model';
import type { Reader, Where } from './reader';
import { isGuarded } from './type-rights';

/** Attributes that are hidden in some rows of a type, which themselves may be read. */
export interface RowMask {
  attributes: readonly string[];
  /** Condition for `strapi.db.query` that keeps the rows in which they may be read; undefined: all of them. */
  readableIn(strapi: Core.Strapi, reader: Reader): Where | Promise<Where>;
}

/** By attribute, the rows in which it may be read. */
export type Masks = ReadonlyMap<string, NonNullable<Where>>;

const NONE: Masks = new Map();

const declared = new Map<string, readonly RowMask[]>();

/** Declares masks at start; a type's former ones are replaced, since one process may start twice. */
export function declareMasks(uid: string, masks: readonly RowMask[]): void {
  declared.set(uid, masks);
}

/** One answer per request: neither rights nor what is asked of them change while it runs. */
const known = new WeakMap<Reader, Map<string, Promise<Masks>>>();

/**
 * Attributes of a type that this reader may read in some rows only: those that its feature masks, and those that one
 * of the reader's roles grants under a condition while another shows the rows.
 */
export function masksFor(strapi: Core.Strapi, reader: Reader, uid: string): Promise<Masks> {
  if (reader.kind === 'system' || !isGuarded(uid)) return Promise.resolve(NONE);
  const ofReader = known.get(reader) ?? new Map<string, Promise<Masks>>();
  known.set(reader, ofReader);
  const found = ofReader.get(uid) ?? findMasks(strapi, reader, uid);
  ofReader.set(uid, found);
  return found;
}

async function findMasks(strapi: Core.Strapi, reader: Reader, uid: string): Promise<Masks> {
  const found = new Map<string, NonNullable<Where>>(grantedOnSomeRows(strapi, reader, uid));
  for (const { attributes, readableIn } of declared.get(uid) ?? []) {
    const where = await readableIn(strapi, reader);
    if (!where) continue;
    for (const attribute of attributes) {
      const other = found.get(attribute);
      found.set(attribute, other ? { $and: [other, where] } : where);
    }
  }
  return found.size > 0 ? found : NONE;
}

/** Fields whose own condition is narrower than that of the rows. Attributes with the same condition share it. */
function grantedOnSomeRows(strapi: Core.Strapi, reader: Reader, uid: string): [string, NonNullable<Where>][] {
  if (!reader.can('read', uid) || reader.conditionsOf('read', uid).length === 0 || reader.grantsUniformly('read', uid)) return [];
  const ofRows = JSON.stringify(reader.condition('read', uid));
  const shared = new Map<string, NonNullable<Where>>();
  return fieldNames(strapi, uid).flatMap((name): [string, NonNullable<Where>][] => {
    if (!reader.can('read', uid, undefined, name)) return [];
    const condition = reader.condition('read', uid, name);
    const text = JSON.stringify(condition);
    if (!condition || text === ofRows) return [];
    if (!shared.has(text)) shared.set(text, condition);
    return [[name, shared.get(text) as NonNullable<Where>]];
  });
}

/** Attributes as the roles screen names them: those of components one by one (`lines.unitPrice`). */
function fieldNames(strapi: Core.Strapi, uid: string): string[] {
  return Object.entries(attributesOf(strapi, uid)).flatMap(([name, { component }]) => (component ? fieldNames(strapi, component).map((field) => `${name}.${field}`) : [name]));
}

/** Of rows by documentId the attributes that are hidden in them: one statement per mask, whatever the number of rows. */
export async function hiddenIn(strapi: Core.Strapi, reader: Reader, uid: string, documentIds: string[]): Promise<Map<string, Set<string>>> {
  const hidden = new Map(documentIds.map((documentId) => [documentId, new Set<string>()]));
  const masks = documentIds.length > 0 ? await masksFor(strapi, reader, uid) : NONE;
  for (const where of new Set(masks.values())) {
    const rows: { documentId: string }[] = await strapi.db.query(uid).findMany({ select: ['documentId'], where: { $and: [{ documentId: { $in: documentIds } }, where] } });
    const shown = new Set(rows.map(({ documentId }) => documentId));
    const attributes = [...masks].filter(([, condition]) => condition === where).map(([attribute]) => attribute);
    for (const [documentId, names] of hidden) if (!shown.has(documentId)) attributes.forEach((name) => names.add(name));
  }
  return hidden;
}

/** Whether a field of one of some rows may be read; rows that were not named tell nothing. */
export type IsShown = (documentId: string, field: string) => boolean;

/**
 * For rows of `uid` that the reader may read and that raw statements have read: which of their fields may be shown. One
 * statement per mask, none for readers without.
 */
export async function fieldsOf(strapi: Core.Strapi, reader: Reader, uid: string, documentIds: readonly string[]): Promise<IsShown> {
  const hidden = await hiddenIn(strapi, reader, uid, [...new Set(documentIds)]);
  return (documentId, field) => reader.can('read', uid, undefined, field) && hidden.get(documentId)?.has(field) === false;
}

/** A row that was read past the Document Service, as the reader may see it; whether they may see it at all has been asked. */
export async function shownRow<Row extends { documentId: string }>(strapi: Core.Strapi, reader: Reader, uid: string, row: Row): Promise<Partial<Row>> {
  const [permitted, hidden] = await Promise.all([reader.output(uid, row), hiddenIn(strapi, reader, uid, [row.documentId])]);
  return Object.fromEntries(Object.entries(permitted).filter(([name]) => !hidden.get(row.documentId)?.has(name))) as Partial<Row>;
}
