import { overlap, type Day, type Validity } from '../kernel/dates';
import { startOf } from './price.rules';

/** A catalogue by one of its grounds: an assignment, or being general. */
export interface Ground {
  catalogue: Validity & { id: number; name: string };
  /** Null for a general catalogue. */
  assignment: (Validity & { priority: number }) | null;
}

/**
 * Whether nothing decides between two catalogues of one kind and currency on some day, both general or both
 * assigned to one contact: the same priority, the same start, a day in common.
 */
export function areEqual(one: Ground, other: Ground): boolean {
  if (one.catalogue.id === other.catalogue.id || (one.assignment === null) !== (other.assignment === null)) return false;
  if ((one.assignment?.priority ?? 0) !== (other.assignment?.priority ?? 0)) return false;
  const sameStart = startOf(one.catalogue, one.assignment) === startOf(other.catalogue, other.assignment);
  return sameStart && overlap(daysOf(one), daysOf(other)) && hasDays(daysOf(one)) && hasDays(daysOf(other));
}

/** Days of both catalogue and assignment. */
function daysOf({ catalogue, assignment }: Ground): Validity {
  const ends = [catalogue.validTo, assignment?.validTo].filter((day): day is Day => Boolean(day)).sort();
  return { validFrom: startOf(catalogue, assignment) || null, validTo: ends[0] ?? null };
}

const hasDays = ({ validFrom, validTo }: Validity) => !validFrom || !validTo || validFrom <= validTo;
