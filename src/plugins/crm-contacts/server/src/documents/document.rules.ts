import type { Capabilities, PostalAddress } from '../../../contracts/contacts';
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
    return { field, reason: 'stage', message: `${party.name} is in the stage ${party.stage}, which has no documents` };
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

/** Objections to day and currency of a document as it will be stored. */
export function objectionsToDocument(
  row: Record<string, unknown>,
  { date, due, currency }: { date: string; due?: string; currency?: string }
): Objection[] {
  const found: Objection[] = [];
  const [day, last] = [row[date], due && row[due]];
  if (day && last && String(last) < String(day)) {
    found.push({ field: due as string, reason: 'dates', message: `${due} must not be before ${date}` });
  }
  const code = currency && row[currency];
  if (code && !isCurrency(String(code))) {
    found.push({ field: currency, reason: 'currency', message: `${currency} must be an ISO 4217 code such as EUR` });
  }
  return found;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is one of ISO 4217, in capital letters. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);
