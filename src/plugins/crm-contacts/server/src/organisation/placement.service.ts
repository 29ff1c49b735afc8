import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ChangedPosition, ChangePosition, MovedReports, MoveReports } from '../../../contracts/organisation';
import { addDays, type Day } from '../kernel/dates';
import { forbidden, refusal, type Objection } from '../kernel/errors';
import { fieldsOf } from '../kernel/rights/masks';
import { quoting } from '../kernel/rights/quotes';
import { findReadable, getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { refusedUnder } from '../kernel/refused-under';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { readPlacementDays } from './organisation.sql';
import { changedPlaces, daysBefore, earlierDays, PLACE_FIELDS, placesAfter, presentPeriod, type PlaceField } from './placement.rules';
import { assertMayChange, writePosition } from './position.write';

interface Ref {
  id: number;
  documentId: string;
}

/** Where somebody stands, as stored: in a position or in one of its placements. */
interface StoredPlace extends Ref {
  jobTitle: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  department: Ref | null;
  workplace: Ref | null;
  superior: Ref | null;
  createdBy: { id: number } | null;
  updatedBy: { id: number } | null;
}

export type StoredPosition = StoredPlace;

export interface StoredPlacement extends StoredPlace {
  position: Ref & { validFrom: Day | null; validTo: Day | null };
}

const PLACES = {
  ...Object.fromEntries((['department', 'workplace', 'superior'] as const).map((name) => [name, { select: ['id', 'documentId'] }])),
  ...Object.fromEntries((['createdBy', 'updatedBy'] as const).map((name) => [name, { select: ['id'] }])),
};

/** Positions with where they stand and whose they are. One statement, and one for each kind of place and author. */
export const storedPositions = (strapi: Core.Strapi, where: object): Promise<StoredPosition[]> =>
  strapi.db.query(UID.position).findMany({ where, populate: PLACES, orderBy: 'id' });

/** Placements that say where their positions stand on some day after `day`. */
export async function storedPlacements(strapi: Core.Strapi, where: object, day: Day): Promise<StoredPlacement[]> {
  const rows: StoredPlacement[] = await strapi.db.query(UID.placement).findMany({ where, populate: { ...PLACES, position: { select: ['id', 'documentId', 'validFrom', 'validTo'] } }, orderBy: 'id' });
  return rows.filter((row) => row.position && placesAfter(row, row.position, day));
}

/**
 * Changes a position. Where it stands (department, workplace, superior, title) changes from a day, and
 * the state before it stays as a placement, or is corrected, as if it had always been so.
 */
export async function changePosition(strapi: Core.Strapi, reader: Reader, documentId: string, { startsOn, correction, seen, ...values }: ChangePosition): Promise<ChangedPosition> {
  if (startsOn && correction) throw refusal({ field: 'correction', reason: 'either', message: 'A change holds from a day, or it is a correction: not both' });
  return inTransaction(strapi, async (trx) => {
    // Before anything is read: see lock.
    await lock(strapi, trx, 'lock:organisation');
    await assertMayChange(strapi, reader, documentId, Object.keys(values));
    await assertUnchangedSince(strapi, UID.position, documentId, seen as Seen | undefined);
    const [position] = await storedPositions(strapi, { documentId });
    const changed = changedPlaces(position, values);
    if (changed.length > 0 && !startsOn && !correction) throw refusal(changed.map(askedWhen));
    const placement = startsOn && changed.length > 0 ? await keepEarlier(strapi, trx, position, startsOn) : null;
    return { ...(await writePosition(strapi, documentId, values)), placement: placement && (await readableDays(strapi, reader, documentId, placement)) };
  });
}

/** The days of an earlier place are those of its position: without a first day for who may not read that. */
async function readableDays(strapi: Core.Strapi, reader: Reader, position: string, { validFrom, validTo }: NonNullable<ChangedPosition['placement']>): Promise<ChangedPosition['placement']> {
  const isShown = await fieldsOf(strapi, reader, UID.position, [position]);
  return { validFrom: isShown(position, 'validFrom') ? validFrom : null, validTo };
}

const askedWhen = (field: PlaceField): Objection => ({
  field: 'startsOn',
  reason: 'sinceWhen',
  message: `${field} changes: say from which day (startsOn), or that it is a correction (correction: true)`,
});

/**
 * Where a position stood until the day before `startsOn` becomes a placement. Written without the
 * guards and in the name of its author: what is kept was judged when it was stored, and who changes the
 * position need not see all of it.
 */
async function keepEarlier(strapi: Core.Strapi, trx: Knex.Transaction, position: StoredPosition, startsOn: Day): Promise<ChangedPosition['placement']> {
  const placements = await readPlacementDays(strapi, trx, position.id);
  const days = earlierDays(position, placements, startsOn);
  if (!days) return null;
  if ('reason' in days) throw refusal(quoting(UID.position, position.id, { validFrom: presentPeriod(position, placements).validFrom, validTo: position.validTo })(days));
  await writePlacement(strapi, position.id, position, { validFrom: days.validFrom ?? null, validTo: days.validTo as Day });
  return { validFrom: days.validFrom ?? null, validTo: days.validTo as Day };
}

async function writePlacement(strapi: Core.Strapi, position: number, place: StoredPlace, days: { validFrom: Day | null; validTo: Day }): Promise<void> {
  const places = Object.fromEntries(PLACE_FIELDS.map((field) => [field, field === 'jobTitle' ? place.jobTitle : (place[field]?.id ?? null)]));
  const { createdBy, updatedBy } = place;
  await strapi.db.query(UID.placement).create({ data: { ...places, ...days, position, createdBy: createdBy?.id ?? null, updatedBy: updatedBy?.id ?? null } });
}

/** As a change from `startsOn`; what begins later than that day simply begins in the new place. */
export async function placeFrom(strapi: Core.Strapi, trx: Knex.Transaction, position: StoredPosition, values: Partial<Record<PlaceField, string | null>>, startsOn: Day): Promise<void> {
  const { validFrom } = presentPeriod(position, await readPlacementDays(strapi, trx, position.id));
  if (!validFrom || validFrom < startsOn) await keepEarlier(strapi, trx, position, startsOn);
  await writePosition(strapi, position.documentId, values);
}

/** A placement stands elsewhere on its days from `startsOn` on; those before stay where they were, as a placement of their own. */
export async function replaceFrom(strapi: Core.Strapi, placement: StoredPlacement, values: Partial<Record<PlaceField, string | null>>, startsOn: Day): Promise<void> {
  const before = daysBefore(placement, startsOn);
  if (before) {
    await writePlacement(strapi, placement.position.id, placement, before);
    await strapi.db.query(UID.placement).update({ where: { id: placement.id }, data: { validFrom: startsOn } });
  }
  await strapi.documents(UID.placement).update({ documentId: placement.documentId, data: values as never });
}

/**
 * Gives the reports of a position another superior from a day: all that the reader sees, or the named ones, or
 * none. Also those who report there for a time only, until a change that is noted already.
 */
export async function moveReports(strapi: Core.Strapi, reader: Reader, documentId: string, { to, startsOn, reports }: MoveReports): Promise<MovedReports> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    await getReadable(strapi, reader, UID.position, documentId);
    if (to !== null && !(await findReadable(strapi, reader, UID.position, to))) throw refusal({ field: 'to', reason: 'unknown', message: 'to names a position that does not exist' });
    const below = { superior: { documentId }, $or: [{ validTo: { $null: true } }, { validTo: { $gte: startsOn } }] };
    const [positions, placements] = [await storedPositions(strapi, below), await storedPlacements(strapi, below, addDays(startsOn, -1))];
    const moved = await chosenReports(reader, [...positions, ...placements.map(({ position }) => position)], reports);
    const under = (report: Ref, place: () => Promise<void>) => refusedUnder('reports', () => refusedUnder(report.documentId, place));
    for (const placement of placements.filter(({ position }) => moved.has(position.documentId))) {
      await under(placement.position, () => replaceFrom(strapi, placement, { superior: to }, startsOn));
    }
    for (const position of positions.filter((one) => moved.has(one.documentId))) {
      await under(position, () => placeFrom(strapi, trx, position, { superior: to }, startsOn));
    }
    return { moved: [...moved] };
  });
}

/** documentIds of the `asked` reports, or of all that the reader sees; all of them may be changed. */
async function chosenReports(reader: Reader, below: Ref[], asked: string[] | undefined): Promise<Set<string>> {
  const readable = await reader.keep('read', UID.position, below.map(({ documentId }) => documentId));
  const chosen = new Set(below.map(({ documentId }) => documentId).filter((id) => readable.has(id) && (!asked || asked.includes(id))));
  const strangers = (asked ?? []).filter((id) => !chosen.has(id));
  if (strangers.length > 0) throw refusal(strangers.map(noReport));
  await assertAllChangeable(reader, [...chosen]);
  return chosen;
}

const noReport = (report: string): Objection => ({ field: ['reports', report], reason: 'noReport', message: `${report} does not report to this position on or after that day` });

async function assertAllChangeable(reader: Reader, positions: string[]): Promise<void> {
  const kept = await reader.keep('update', UID.position, positions);
  if (!reader.can('update', UID.position, undefined, 'superior') || kept.size < positions.length) throw forbidden('You may not change the superior of all of them');
}
