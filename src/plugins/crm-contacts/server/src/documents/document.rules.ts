import type { Capabilities, PostalAddress } from '../../../contracts/contacts';
import { isCurrency } from '../kernel/currencies';
import type { Day } from '../kernel/dates';
import { Decimal, type DecimalValue } from '../kernel/decimal';
import type { Objection } from '../kernel/errors';

/** A contact as the party of a new document. */
export interface Party extends Partial<PostalAddress> {
  documentId: string;
  name: string;
  stage: string;
  stageStatus: string;
  closedOn: string | null;
}

/** Why no new document may be made for this party; null: it may. `field`: the relation that names it. */
export function objectionToParty(party: Party, allowed: Capabilities, field: string): Objection | null {
  if (party.closedOn) return { field, reason: 'closed', message: `${party.name} is closed: no new documents can be made for it` };
  if (!allowed.documents) {
    return { field, reason: 'noDocuments', message: `${party.name} is in the stage ${party.stage}, which has no documents` };
  }
  if (!allowed.newDocuments) {
    return { field, reason: 'newDocuments', message: `${party.name} is ${party.stageStatus}: no new documents can be made for it` };
  }
  return null;
}

/** Postal address on separate lines, empty parts left out; null when there is nothing to write. */
export function addressBlock(address: Partial<PostalAddress>): string | null {
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [address.street, address.addressExtra, town, address.region, address.country].filter(Boolean);
  return lines.length > 0 ? lines.join('\n') : null;
}

type Number = string | number | null | undefined;

/** Sum of quantity × unit price in cents, as an exact decimal; null when no line has a price. Quantity counts 1 when absent. */
export function totalOfLines(lines: { quantity: Number; unitPrice: Number }[]): string | null {
  const priced = lines.filter(({ unitPrice }) => isNumber(unitPrice));
  if (priced.length === 0) return null;
  const amount = ({ quantity, unitPrice }: (typeof priced)[number]) => new Decimal(isNumber(quantity) ? quantity : 1).times(unitPrice as DecimalValue);
  return Decimal.sum(...priced.map(amount)).toDecimalPlaces(2).toFixed();
}

/** Strapi says itself which field is no number; here such a value only does not count. */
function isNumber(value: Number): value is string | number {
  if (value === null || value === undefined || value === '') return false;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(value));
}

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
