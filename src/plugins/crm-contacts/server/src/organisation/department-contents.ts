import type { Core } from '@strapi/strapi';
import type { DepartmentContents, NamedRef, PositionForATime, PositionInDepartment } from '../../../contracts/organisation';
import type { Day } from '../kernel/dates';
import { getReadable } from '../kernel/rights/readable';
import { pickerOf, type ReadableRow } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { placesAfter } from './placement.rules';
import { personLabel, plainIn } from './position.view';

/** Rows of a department that are in force on some day after `day`. */
export const inDepartment = (attribute: string, department: string, day: Day) => ({
  [attribute]: { documentId: department },
  $or: [{ validTo: { $null: true } }, { validTo: { $gt: day } }],
});

/** What is still in a department after a day, as far as the reader sees that it is. 404 for a hidden department. */
export async function departmentContents(strapi: Core.Strapi, reader: Reader, documentId: string, after: Day): Promise<DepartmentContents> {
  await getReadable(strapi, reader, UID.department, documentId);
  const [positions, forATime, workplaces, departments] = await Promise.all([
    positionsIn(strapi, reader, documentId, after),
    positionsForATime(strapi, reader, documentId, after),
    partsIn(strapi, reader, { uid: UID.workplace, attribute: 'department' }, documentId, after),
    partsIn(strapi, reader, { uid: UID.department, attribute: 'parent' }, documentId, after),
  ]);
  return { after, positions, forATime, workplaces, departments };
}

interface Part {
  uid: string;
  /** By which it is in the department. */
  attribute: string;
}

/** What the reader may read of a row by its documentId; null also where that it is in the department is not for them. */
async function pickerIn(strapi: Core.Strapi, reader: Reader, { uid, attribute }: Part, documentIds: string[], fields: readonly string[]) {
  const picker = await pickerOf(strapi, reader, uid, documentIds, [...fields, attribute]);
  const readable = await reader.keep('read', uid, documentIds);
  return (documentId: string, values: Record<string, unknown>): ReadableRow | null => {
    const picked = readable.has(documentId) ? picker(documentId, values) : null;
    return picked && attribute in picked ? picked : null;
  };
}

async function partsIn(strapi: Core.Strapi, reader: Reader, part: Part, department: string, after: Day): Promise<NamedRef[]> {
  const where = inDepartment(part.attribute, department, after);
  const rows: { documentId: string; name: string }[] = await strapi.db.query(part.uid).findMany({ select: ['documentId', 'name'], where, orderBy: 'id' });
  const pick = await pickerIn(strapi, reader, part, rows.map((row) => row.documentId), ['name']);
  return rows.flatMap(({ documentId, name }) => {
    const picked = pick(documentId, { name });
    return picked ? [{ documentId, ...plainIn(picked, ['name']) }] : [];
  });
}

interface HeldPosition {
  documentId: string;
  jobTitle: string | null;
  person: { documentId: string; fullName: string } | null;
}

const HELD = { select: ['documentId', 'jobTitle'], populate: { person: { select: ['documentId', 'fullName'] } } };

async function positionsIn(strapi: Core.Strapi, reader: Reader, department: string, after: Day): Promise<PositionInDepartment[]> {
  const rows: HeldPosition[] = await strapi.db.query(UID.position).findMany({ ...HELD, where: inDepartment('department', department, after), orderBy: 'id' });
  const shown = await showPosition(strapi, reader, rows);
  return rows.flatMap((row) => shown(row)?.label ?? []);
}

interface HeldPlacement {
  jobTitle: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  position: (HeldPosition & { validFrom: Day | null; validTo: Day | null }) | null;
}

/** Placements have no rights of their own here: they say where a position stands, and so show what of it may be read. */
async function positionsForATime(strapi: Core.Strapi, reader: Reader, department: string, after: Day): Promise<PositionForATime[]> {
  const where = inDepartment('department', department, after);
  const position = { ...HELD, select: [...HELD.select, 'validFrom', 'validTo'] };
  const stored: HeldPlacement[] = await strapi.db.query(UID.placement).findMany({ where, populate: { position }, orderBy: ['validFrom', 'id'] });
  const rows = stored.filter((row) => row.position && placesAfter(row, row.position, after));
  const shown = await showPosition(strapi, reader, rows.flatMap((row) => row.position ?? []));
  return rows.flatMap(({ position: held, jobTitle, validFrom, validTo }) => {
    const found = held && shown({ ...held, jobTitle });
    const days = (name: 'validFrom' | 'validTo', day: Day | null) => (found?.fields.has(name) ? day : null);
    return found ? [{ ...found.label, validFrom: days('validFrom', validFrom), validTo: days('validTo', validTo) }] : [];
  });
}

/** How positions of a department are named to the reader; null: not at all. */
async function showPosition(strapi: Core.Strapi, reader: Reader, rows: HeldPosition[]) {
  const part = { uid: UID.position, attribute: 'department' };
  const pick = await pickerIn(strapi, reader, part, rows.map((row) => row.documentId), ['jobTitle', 'person', 'validFrom', 'validTo']);
  const person = await pickerOf(strapi, reader, UID.person, rows.map((row) => row.person?.documentId ?? null), ['fullName']);
  return (row: HeldPosition): { label: PositionInDepartment; fields: Set<string> } | null => {
    const picked = pick(row.documentId, { ...row });
    if (!picked) return null;
    const held = 'person' in picked && row.person ? person(row.person.documentId, { fullName: row.person.fullName }) : null;
    const title = 'jobTitle' in picked ? { jobTitle: row.jobTitle } : {};
    return { label: { documentId: row.documentId, ...title, person: personLabel(held) }, fields: new Set(Object.keys(picked)) };
  };
}
