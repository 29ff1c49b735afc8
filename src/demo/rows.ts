/** A row of the demo before it has an id. */
export interface DemoRow {
  /** Unique within its type; other rows name it by this key. */
  key: string;
  values: Record<string, unknown>;
  /** Relations by attribute: the keys of the related rows, in the type that the attribute targets. */
  links?: Record<string, string | string[]>;
  /** Lines of a document. */
  lines?: Record<string, unknown>[];
  /** When the row was made, as it shall appear. */
  createdAt?: Date;
}

/** Rows by content type, in the order in which they are written. */
export type DemoRows = Record<string, DemoRow[]>;

export { addDays } from '../plugins/crm-contacts/server/src/kernel/dates';

/** An instant of a working day; `minutes` counts from eight o'clock in Central Europe, winter or summer. */
export function instantOn(day: string, minutes: number): Date {
  return new Date(Date.parse(`${day}T07:00:00Z`) + minutes * 60_000);
}

/** The next day from Monday to Friday, the day itself included. */
export function workday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay();
  date.setUTCDate(date.getUTCDate() + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0));
  return date.toISOString().slice(0, 10);
}
