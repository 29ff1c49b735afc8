import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DepartmentContents, DissolvedDepartment, DissolveDepartment, NamedRef } from '../../../contracts/organisation';
import { addDays, type Day, type Validity } from '../kernel/dates';
import { forbidden, refusal } from '../kernel/errors';
import { findReadable, getReadable } from '../kernel/readable';
import { pickerOf, readableRows } from '../kernel/readable-rows';
import type { Reader } from '../kernel/reader';
import { refusedUnder } from '../kernel/refused-under';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { dissolvingObjections, mayGoBelow } from './organisation.rules';
import { readPointers } from './organisation.sql';
import { placeFrom, storedPositions } from './placement.service';
import { personLabel, plainIn } from './position.view';

interface Row {
  id: number;
  documentId: string;
}

/** Rows of a department that are in force on some day after `day`. */
const inDepartment = (attribute: string, department: string, day: Day) => ({
  [attribute]: { documentId: department },
  $or: [{ validTo: { $null: true } }, { validTo: { $gt: day } }],
});

const rowsIn = (strapi: Core.Strapi, uid: string, attribute: string, department: string, day: Day): Promise<Row[]> =>
  strapi.db.query(uid).findMany({ select: ['id', 'documentId'], where: inDepartment(attribute, department, day), orderBy: 'id' });

/** What is still in a department after a day, as far as the reader sees it. 404 for a hidden department. */
export async function departmentContents(strapi: Core.Strapi, reader: Reader, documentId: string, after: Day): Promise<DepartmentContents> {
  await getReadable(strapi, reader, UID.department, documentId);
  const [positions, workplaces, departments] = await Promise.all([
    namedPositions(strapi, reader, inDepartment('department', documentId, after)),
    namedRows(strapi, reader, UID.workplace, 'department', documentId, after),
    namedRows(strapi, reader, UID.department, 'parent', documentId, after),
  ]);
  return { after, positions, workplaces, departments };
}

async function namedRows(strapi: Core.Strapi, reader: Reader, uid: string, attribute: string, department: string, day: Day): Promise<NamedRef[]> {
  const rows = await rowsIn(strapi, uid, attribute, department, day);
  const readable = await readableRows(strapi, reader, uid, rows.map((row) => row.documentId), ['name']);
  return rows.flatMap((row) => (readable.get(row.documentId) as NamedRef | undefined) ?? []);
}

interface Held extends Row {
  jobTitle: string | null;
  person: { documentId: string; fullName: string } | null;
}

async function namedPositions(strapi: Core.Strapi, reader: Reader, where: object): Promise<DepartmentContents['positions']> {
  const populate = { person: { select: ['documentId', 'fullName'] } };
  const rows: Held[] = await strapi.db.query(UID.position).findMany({ select: ['id', 'documentId', 'jobTitle'], where, populate, orderBy: 'id' });
  const position = await pickerOf(strapi, reader, UID.position, rows.map((row) => row.documentId), ['jobTitle', 'person']);
  const person = await pickerOf(strapi, reader, UID.person, rows.map((row) => row.person?.documentId ?? null), ['fullName']);
  const readable = await reader.keep('read', UID.position, rows.map((row) => row.documentId));
  return rows.flatMap((row) => {
    const picked = readable.has(row.documentId) ? position(row.documentId, { ...row }) : null;
    if (!picked) return [];
    const held = 'person' in picked && row.person ? person(row.person.documentId, { fullName: row.person.fullName }) : null;
    return [{ documentId: row.documentId, ...plainIn(picked, ['jobTitle']), person: personLabel(held) }];
  });
}

/**
 * Ends a department on a day. What is still in it on later days goes to `moveTo` (null: to no
 * department), in the same transaction; without `moveTo` it refuses the end, with counts.
 */
export async function dissolveDepartment(strapi: Core.Strapi, reader: Reader, documentId: string, { endsOn, moveTo, seen }: DissolveDepartment): Promise<DissolvedDepartment> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    const department = await getReadable(strapi, reader, UID.department, documentId);
    await assertMay(reader, UID.department, 'validTo', [documentId]);
    await assertUnchangedSince(strapi, UID.department, documentId, seen as Seen | undefined);
    if (moveTo && !(await findReadable(strapi, reader, UID.department, moveTo))) throw refusal({ field: 'moveTo', reason: 'unknown', message: 'moveTo names a department that does not exist' });
    if (moveTo === documentId) throw refusal({ field: 'moveTo', reason: 'dissolvedItself', message: 'What is in it must go to another department' });
    const moved = moveTo === undefined ? { positions: 0, workplaces: 0, departments: 0 } : await empty(strapi, trx, reader, { documentId, endsOn, moveTo });
    const objections = dissolvingObjections(department as Validity, endsOn, moved.positions + moved.workplaces + moved.departments);
    if (objections.length > 0) throw refusal(objections);
    await strapi.documents(UID.department).update({ documentId, data: { validTo: endsOn } as never });
    return { documentId, validTo: endsOn, moved };
  });
}

interface Emptying {
  documentId: string;
  endsOn: Day;
  moveTo: string | null;
}

/** Positions move from the day after; workplaces and departments have no history and move at once. */
async function empty(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, { documentId, endsOn, moveTo }: Emptying): Promise<DissolvedDepartment['moved']> {
  const positions = await storedPositions(strapi, inDepartment('department', documentId, endsOn));
  await assertMay(reader, UID.position, 'department', positions.map((row) => row.documentId));
  for (const position of positions) {
    const place = () => placeFrom(strapi, trx, position, { department: moveTo }, addDays(endsOn, 1));
    await refusedUnder('positions', () => refusedUnder(position.documentId, place));
  }
  const workplaces = await rowsIn(strapi, UID.workplace, 'department', documentId, endsOn);
  await assertMay(reader, UID.workplace, 'department', workplaces.map((row) => row.documentId));
  for (const row of workplaces) {
    await refusedUnder('workplaces', () => refusedUnder(row.documentId, () => strapi.documents(UID.workplace).update({ documentId: row.documentId, data: { department: moveTo } as never })));
  }
  const departments = await moveDepartments(strapi, trx, reader, { documentId, endsOn, moveTo });
  return { positions: positions.length, workplaces: workplaces.length, departments };
}

async function moveDepartments(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, { documentId, endsOn, moveTo }: Emptying): Promise<number> {
  const below = await rowsIn(strapi, UID.department, 'parent', documentId, endsOn);
  await assertMay(reader, UID.department, 'parent', below.map((row) => row.documentId));
  const own = await strapi.db.query(UID.department).findOne({ where: { documentId }, populate: { parent: { select: ['documentId'] } } });
  const target: Row | null = moveTo === null ? null : await strapi.db.query(UID.department).findOne({ where: { documentId: moveTo }, select: ['id', 'documentId'] });
  const above = target ? await readPointers(strapi, trx, UID.department, 'parent', target.id) : [];
  for (const row of below) {
    const parent = mayGoBelow(row.id, target?.id ?? null, above) ? moveTo : (own.parent?.documentId ?? null);
    await refusedUnder('departments', () => refusedUnder(row.documentId, () => strapi.documents(UID.department).update({ documentId: row.documentId, data: { parent } as never })));
  }
  return below.length;
}

async function assertMay(reader: Reader, uid: string, field: string, documentIds: string[]): Promise<void> {
  const kept = await reader.keep('update', uid, documentIds);
  if (documentIds.length > 0 && (kept.size < documentIds.length || !reader.can('update', uid, undefined, field))) throw forbidden('You may not change all that is in this department');
}
