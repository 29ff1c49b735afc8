import type { Day, Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';

/** Objections to ending a position on `endsOn`, the day before somebody starts elsewhere. */
export function jobChangeObjections({ validFrom, validTo }: Validity, endsOn: Day): Objection[] {
  if (validTo && validTo < endsOn) {
    return [{ field: 'endsOn', reason: 'afterEnd', details: { day: validTo }, message: `The position has ended on ${validTo} already` }];
  }
  if (validFrom && endsOn < validFrom) {
    return [{ field: 'endsOn', reason: 'dates', message: `It would end on ${endsOn}, before it starts on ${validFrom}` }];
  }
  return [];
}
