import { isWritten, relatedAfter, requiredAfter, type RelatedRow } from '../kernel/after-write';
import type { Day, Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import { namesForWriter } from '../kernel/rights/names-for-writer';
import { quoting } from '../kernel/rights/quotes';
import { countReferences, rowId, type Reference } from '../kernel/references';
import { UID } from '../kernel/uids';
import { circleObjection, closedCircle, companyObjections, enclosedObjections, movedObjections, partObjections, type Part } from './organisation.rules';
import { readPointers, readTarget } from './organisation.sql';

/** What is stored and untouched is not judged again: it must not keep a row from being ended. */
export const concerns = (write: Write, ...names: string[]): boolean => write.action !== 'update' || names.some((name) => isWritten(write, name));

/** The company after the write; it must be one, and whatever `holds` the row must not lose its own. */
export async function companyAfter(write: Write, holds: Reference[], objections: Objection[]): Promise<RelatedRow | null> {
  const company = await requiredAfter(write, 'company', objections);
  if (!company || !isWritten(write, 'company')) return company;
  objections.push(...(await objectionsNaming(write, UID.contact, company, (name) => companyObjections({ ...company, name }))));
  const before = write.stored?.company as RelatedRow | null | undefined;
  if (write.action === 'update' && before && before.id !== company.id) {
    objections.push(...movedObjections(await countReferences(write.strapi, write.trx, holds, rowId(write))));
  }
  return company;
}

/** A related row that must belong to the same company and exist on some of the same days. */
export async function partAfter(write: Write, name: string, uid: string, company: RelatedRow | null, validity: Validity, objections: Objection[], owner = 'company') {
  const row = await relatedAfter(write, name, objections);
  if (row && company && concerns(write, name, 'company')) {
    const part = await partOf(write, uid, owner, row);
    objections.push(...(await objectionsNaming(write, uid, row, (partName) => partObjections(name, { ...part, name: partName }, company.id, validity))));
  }
  return row;
}

/** As `partAfter`, for a part that the row is in and must not outlast. */
export async function placeAfter(write: Write, name: string, uid: string, company: RelatedRow | null, validity: Validity, objections: Objection[]) {
  const before = objections.length;
  const row = await partAfter(write, name, uid, company, validity, objections);
  if (row && objections.length === before && (concerns(write, name, 'company') || lastsLonger(write, validity))) {
    const part = await partOf(write, uid, 'company', row);
    objections.push(...(await objectionsNaming(write, uid, row, (partName) => enclosedObjections(name, { ...part, name: partName }, validity).map(quoting(uid, row.id, { validTo: part.validTo })))));
  }
  return row;
}

const lastsLonger = ({ stored }: Write, { validTo }: Validity) => Boolean(stored?.validTo && (!validTo || validTo > (stored.validTo as Day)));

/** The objections of `judge` to a row, which name it only if the writer may read its name. */
async function objectionsNaming(write: Write, uid: string, row: RelatedRow, judge: (name: string) => Objection[]): Promise<Objection[]> {
  if (judge('').length === 0) return [];
  const attribute = ['name', 'street', 'label'].find((one) => row[one]);
  return judge(attribute ? (await namesForWriter(write.strapi, uid, [row.id], attribute))(row.id) : 'This entry');
}

async function partOf({ strapi, trx }: Write, uid: string, owner: string, row: RelatedRow): Promise<Omit<Part, 'name'>> {
  return {
    company: await readTarget(strapi, trx, uid, owner, row.id),
    validFrom: row.validFrom as Day | null,
    validTo: row.validTo as Day | null,
  };
}

/** Refuses a pointer that would close a circle, with the chain by names. A new row can close none. */
export async function circleAfter(write: Write, field: string, above: RelatedRow | null, nameOf: (ids: number[]) => Promise<(id: number) => string>): Promise<Objection[]> {
  if (!above || write.action !== 'update' || !isWritten(write, field)) return [];
  const pointers = await readPointers(write.strapi, write.trx, write.uid, field, above.id);
  const circle = closedCircle(rowId(write), above.id, pointers);
  return circle ? [circleObjection(field, circle, await nameOf(circle))] : [];
}

export const namedIn = (write: Write, uid: string, attribute: string) => (ids: number[]) => namesForWriter(write.strapi, uid, ids, attribute);
