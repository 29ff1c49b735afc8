import { chainOnSomeDay, type DatedEdge } from '../kernel/dated-tree';
import { addDays, endsBeforeItStarts, overlap, type Day, type Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import { groupBy } from '../kernel/tree';

/** What a placement keeps of a position: where it stood. */
export const PLACE_FIELDS = ['department', 'workplace', 'superior', 'jobTitle'] as const;
export type PlaceField = (typeof PLACE_FIELDS)[number];

/** Of the place fields those that `values` (references as documentIds) would change. */
export function changedPlaces(stored: Partial<Record<PlaceField, unknown>>, values: Partial<Record<PlaceField, unknown>>): PlaceField[] {
  const plain = (value: unknown) => (value && typeof value === 'object' ? (value as { documentId: string }).documentId : value) || null;
  return PLACE_FIELDS.filter((field) => values[field] !== undefined && plain(values[field]) !== plain(stored[field]));
}

/**
 * The days of `validity` that no placement speaks of, first to last: on those the position stands where
 * its own row says. Placements without a last day (broken data) cover everything after their first.
 */
export function uncovered(validity: Validity, placements: readonly Validity[]): Validity[] {
  const sorted = placements.filter((placement) => overlap(placement, validity)).sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  const free: Validity[] = [];
  let open: Day | null | undefined = validity.validFrom;
  for (const { validFrom, validTo } of sorted) {
    if (validFrom && (!open || validFrom > open)) free.push({ validFrom: open ?? null, validTo: addDays(validFrom, -1) });
    if (!validTo) return free;
    const next = addDays(validTo, 1);
    if (!open || next > open) open = next;
  }
  const last = { validFrom: open ?? null, validTo: validity.validTo ?? null };
  return endsBeforeItStarts(last) ? free : [...free, last];
}

/** The last days on which the position stands where its row says; its whole time where placements leave none. */
export const presentPeriod = (validity: Validity, placements: readonly Validity[]): Validity => uncovered(validity, placements).at(-1) ?? validity;

/**
 * The days for which the state before a change becomes a placement, when the change holds from
 * `startsOn`; null: the present state starts that day itself, so that nothing earlier is lost; or why it
 * cannot hold from that day.
 */
export function earlierDays(validity: Validity, placements: readonly Validity[], startsOn: Day): Validity | Objection | null {
  if (validity.validTo && startsOn > validity.validTo) {
    return { field: 'startsOn', reason: 'afterEnd', details: { day: validity.validTo }, message: `The position ends on ${validity.validTo}: from ${startsOn} on there is nothing to change` };
  }
  const { validFrom } = presentPeriod(validity, placements);
  if (startsOn === validFrom) return null;
  if (validFrom && startsOn < validFrom) {
    return {
      field: 'startsOn',
      reason: 'notLater',
      details: { day: validFrom },
      message: `The present state holds from ${validFrom}: choose a later day, or correct it`,
    };
  }
  return { validFrom: validFrom ?? null, validTo: addDays(startsOn, -1) };
}

/** Whether a placement says where its position stands on some day after `day`: the position may end before it comes to that. */
export function placesAfter(placement: Validity, position: Validity, day: Day): boolean {
  const lasts = ({ validTo }: Validity) => !validTo || validTo > day;
  return lasts(placement) && lasts(position) && overlap(placement, position);
}

/** The days of a placement before a change from `startsOn`, which stay as they were; null: the change holds for all of them. */
export function daysBefore({ validFrom }: Validity, startsOn: Day): { validFrom: Day | null; validTo: Day } | null {
  return validFrom && validFrom >= startsOn ? null : { validFrom: validFrom ?? null, validTo: addDays(startsOn, -1) };
}

/** A position's superior as stored: in its row (`earlier` 0) or in one of its placements (1). */
export interface SuperiorRow extends Validity {
  position: number;
  superior: number | null;
  earlier: number;
}

/** On which days who stood above whom: a row's superior on those days only of which no placement speaks. */
export function superiorEdges(rows: readonly SuperiorRow[]): DatedEdge[] {
  const placements = groupBy(rows.filter(({ earlier }) => earlier), ({ position }) => position);
  return rows.flatMap((row) => {
    if (row.superior === null) return [];
    const edge = { from: row.superior, to: row.position };
    const days = row.earlier ? [row] : uncovered(row, placements.get(row.position) ?? []);
    return days.map(({ validFrom, validTo }) => ({ ...edge, validFrom, validTo }));
  });
}

/**
 * The circle, from `position` down to `superior`, that reporting to `superior` in one of `periods` would
 * close on one of its days; null: none. `edges`: everything above the superior, on any day.
 */
export function circleOfSuperiors(position: number, superior: number, periods: readonly Validity[], edges: readonly DatedEdge[]): number[] | null {
  for (const period of periods) {
    const chain = chainOnSomeDay(edges, period, superior, position);
    if (chain) return chain.reverse();
  }
  return null;
}

