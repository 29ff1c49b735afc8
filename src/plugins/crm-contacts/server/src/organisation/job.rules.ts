import type { Day, Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';

export interface JobChange {
  endsOn: Day;
  startsOn: Day;
}

/** Objections to ending a position on a day and starting another. `others`: first days of the person's other positions. */
export function jobChangeObjections(position: Validity, { endsOn, startsOn }: JobChange, others: (Day | null)[]): Objection[] {
  const objections = endObjections(position, endsOn);
  if (objections.length > 0) return objections;
  // Ends on this very day already: as planned, or by the same change of job, sent twice or by two people at once.
  if (position.validTo !== endsOn || !others.includes(startsOn)) return [];
  return [{ field: 'startsOn', reason: 'changedJob', details: { day: startsOn }, message: `This change of job is noted already: from ${startsOn} the person has another position` }];
}

/** Objections to ending a position on `endsOn`, the day before somebody starts elsewhere. */
function endObjections({ validFrom, validTo }: Validity, endsOn: Day): Objection[] {
  if (validTo && validTo < endsOn) {
    return [{ field: 'endsOn', reason: 'afterEnd', details: { day: validTo }, message: `The position has ended on ${validTo} already` }];
  }
  if (validFrom && endsOn < validFrom) {
    return [{ field: 'endsOn', reason: 'dates', message: `It would end on ${endsOn}, before it starts on ${validFrom}` }];
  }
  return [];
}
