import { todayHere } from '../../kernel/days';

/** The user's time zone, as the browser has it. */
export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The user's own day and time zone: what is due depends on them, not on the server's clock. */
export const hereAndNow = () => ({ day: todayHere(), timeZone: zoneHere() });
