import { todayHere } from '../../kernel/days';

/** When new prices usually begin: the first of January that comes. */
export const firstOfNextYear = (today = todayHere()): string => `${Number(today.slice(0, 4)) + 1}-01-01`;
