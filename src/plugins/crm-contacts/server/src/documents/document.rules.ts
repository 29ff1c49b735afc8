import { isCurrency } from '../kernel/currencies';
import type { Day } from '../kernel/dates';
import type { Objection } from '../kernel/errors';

/** Objections to days and currency of a document as it will be stored; the fields are named as the source names them. */
export function objectionsToDocument(written: { date: Day | null; due: Day | null; currency: string | null }, fields: { date: string; due?: string; currency?: string }): Objection[] {
  const found: Objection[] = [];
  if (fields.due && written.date && written.due && written.due < written.date) {
    found.push({ field: fields.due, reason: 'dates', message: `${fields.due} must not be before ${fields.date}` });
  }
  if (fields.currency && written.currency && !isCurrency(written.currency)) {
    found.push({ field: fields.currency, reason: 'currency', message: `${fields.currency} must be an ISO 4217 code such as EUR` });
  }
  return found;
}
