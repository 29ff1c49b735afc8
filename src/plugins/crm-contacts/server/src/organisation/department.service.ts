import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DissolvedDepartment, DissolveDepartment } from '../../../contracts/organisation';
import { addDays, type Day, type Validity } from '../kernel/dates';
import { forbidden, refusal } from '../kernel/errors';
import { quoting } from '../kernel/rights/quotes';
import { findReadable, getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { refusedUnder } from '../kernel/refused-under';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { inDepartment } from './department-contents';
import { dissolvingObjections, mayGoBelow } from './organisation.rules';
import { readPointers } from './organisation.sql';
import { placeFrom, replaceFrom, storedPlacements, storedPositions } from './placement.service';

interface Row {
  id: number;
  documentId: string;
}

const rowsIn = (strapi: Core.Strapi, uid: string, attribute: string, department: string, day: Day): Promise<Row[]> =>
  strapi.db.query(uid).findMany({ select: ['id', 'documentId'], where: inDepartment(attribute, department, day), orderBy: 'id' });

/**
 * Ends a department on a day. What is still in it on later days, by a planned change too, goes to `moveTo`
 * (null: to no department), in the same transaction; without `moveTo` it refuses the end, with counts.
 */
export async function dissolveDepartment(strapi: Core.Strapi, reader: Reader, documentId: string, { endsOn, moveTo, seen }: DissolveDepartment): Promise<DissolvedDepartment> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    const department = await getReadable(strapi, reader, UID.department, documentId);
    await assertMay(reader, UID.department, 'validTo', [documentId]);
    await assertUnchangedSince(strapi, UID.department, documentId, seen as Seen | undefined);
    if (moveTo && !(await findReadable(strapi, reader, UID.department, moveTo))) throw refusal({ field: 'moveTo', reason: 'unknown', message: 'moveTo names a department that does not exist' });
    if (moveTo === documentId) throw refusal({ field: 'moveTo', reason: 'dissolvedItself', message: 'What is in it must go to another department' });
    const moved = moveTo === undefined ? NOTHING : await empty(strapi, trx, reader, { documentId, endsOn, moveTo });
    const objections = dissolvingObjections(department as Validity, endsOn, Object.values(moved).reduce((sum, count) => sum + count));
    if (objections.length > 0) throw refusal(objections.map(quoting(UID.department, documentId, { validTo: department.validTo })));
    await strapi.documents(UID.department).update({ documentId, data: { validTo: endsOn } as never });
    return { documentId, validTo: endsOn, moved };
  });
}

const NOTHING: DissolvedDepartment['moved'] = { positions: 0, forATime: 0, workplaces: 0, departments: 0 };

interface Emptying {
  documentId: string;
  endsOn: Day;
  moveTo: string | null;
}

/** Positions move from the day after; workplaces and departments have no history and move at once. */
async function empty(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, emptying: Emptying): Promise<DissolvedDepartment['moved']> {
  const forATime = await moveForATime(strapi, reader, emptying);
  const positions = await movePositions(strapi, trx, reader, emptying);
  const workplaces = await moveWorkplaces(strapi, reader, emptying);
  return { positions, forATime, workplaces, departments: await moveDepartments(strapi, trx, reader, emptying) };
}

async function moveForATime(strapi: Core.Strapi, reader: Reader, { documentId, endsOn, moveTo }: Emptying): Promise<number> {
  const placements = await storedPlacements(strapi, inDepartment('department', documentId, endsOn), endsOn);
  await assertMay(reader, UID.position, 'department', placements.map(({ position }) => position.documentId));
  for (const placement of placements) {
    const place = () => replaceFrom(strapi, placement, { department: moveTo }, addDays(endsOn, 1));
    await refusedUnder('forATime', () => refusedUnder(placement.position.documentId, place));
  }
  return placements.length;
}

async function movePositions(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, { documentId, endsOn, moveTo }: Emptying): Promise<number> {
  const positions = await storedPositions(strapi, inDepartment('department', documentId, endsOn));
  await assertMay(reader, UID.position, 'department', positions.map((row) => row.documentId));
  for (const position of positions) {
    const place = () => placeFrom(strapi, trx, position, { department: moveTo }, addDays(endsOn, 1));
    await refusedUnder('positions', () => refusedUnder(position.documentId, place));
  }
  return positions.length;
}

async function moveWorkplaces(strapi: Core.Strapi, reader: Reader, { documentId, endsOn, moveTo }: Emptying): Promise<number> {
  const workplaces = await rowsIn(strapi, UID.workplace, 'department', documentId, endsOn);
  await assertMay(reader, UID.workplace, 'department', workplaces.map((row) => row.documentId));
  for (const row of workplaces) {
    await refusedUnder('workplaces', () => refusedUnder(row.documentId, () => strapi.documents(UID.workplace).update({ documentId: row.documentId, data: { department: moveTo } as never })));
  }
  return workplaces.length;
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
  if (documentIds.length > 0 && (kept.size < new Set(documentIds).size || !reader.can('update', uid, undefined, field))) throw forbidden('You may not change all that is in this department');
}
