import type { CatalogueState } from '../../../contracts/catalogues';
import type { Day, Validity } from '../kernel/dates';

/** When a row was made, in milliseconds since 1970; null is before everything. */
interface Made {
  createdAt: number | null;
}

/** The calendar day of an instant in the application's time zone. */
export type DayOf = (millis: number) => Day;

const later = (one: Day, other: Day): Day => (one > other ? one : other);
const madeOn = ({ createdAt }: Made, dayOf: DayOf): Day => (createdAt === null ? '' : dayOf(createdAt));

/**
 * The first day on which somebody may have been told a price of the catalogue: it must be in force and must
 * have been there. A catalogue typed in today for the whole year was on no day before today.
 */
export const firstDayInForce = (catalogue: Validity & Made, dayOf: DayOf): Day => later(catalogue.validFrom ?? '', madeOn(catalogue, dayOf));

export const firstDayOfAssignment = (assignment: Validity & Made, catalogue: Validity & Made, dayOf: DayOf): Day =>
  later(later(assignment.validFrom ?? '', madeOn(assignment, dayOf)), firstDayInForce(catalogue, dayOf));

/** A price of earlier days must stay explainable: what was in force before today no longer changes. */
export function stateOf(catalogue: Validity & Made, today: Day, dayOf: DayOf): CatalogueState {
  if (firstDayInForce(catalogue, dayOf) >= today) return 'draft';
  return catalogue.validTo && catalogue.validTo < today ? 'ended' : 'running';
}

/** An entry made today may be corrected today: nobody was told its price on an earlier day. */
export function isEntryLocked(entry: Made, state: CatalogueState, today: Day, dayOf: DayOf): boolean {
  return state !== 'draft' && (state === 'ended' || madeOn(entry, dayOf) < today);
}

/** Why an entry does not change. */
export const IN_FORCE = 'This price has been in force before today and stays as it is: make a new version of the catalogue from a day on';

/**
 * Whether the last day of something in force may become `next`: from yesterday on, since the days before have
 * been. What ended before yesterday stays ended; what ended yesterday may be taken up again.
 */
export function mayEndOn(stored: Day | null, next: Day | null, yesterday: Day): boolean {
  if (stored === next) return true;
  return (stored === null || stored >= yesterday) && (next === null || next >= yesterday);
}
