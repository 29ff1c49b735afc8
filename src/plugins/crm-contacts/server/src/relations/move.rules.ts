import type { Day, Validity } from '../kernel/dates';

/** Whether a relation that changes its parent from `day` on has days before it, which stay as they were. */
export const splitAt = ({ validFrom }: Validity, day: Day): boolean => !validFrom || validFrom < day;
