import { duplicateKey, foldName, isKnownTaxNumber, normalizeEmail, normalizePhone, normalizeVatId } from './normalization';

type Row = Record<string, unknown>;
const textOf = (row: Row, name: string) => (typeof row[name] === 'string' && row[name] !== '' ? (row[name] as string) : null);

/** The private columns of a contact by which it is searched and duplicates are found. */
export function contactKeys(row: Row, defaultCountry: string) {
  const [name, city, email, phone, vatId, country] = ['name', 'city', 'email', 'phone', 'vatId', 'country'].map((field) => textOf(row, field));
  return {
    nameKey: name && foldName(name),
    cityKey: city && foldName(city).slice(0, 120),
    duplicateKey: duplicateKey(name, textOf(row, 'postalCode')),
    emailKey: email && normalizeEmail(email),
    phoneKey: phone && normalizePhone(phone, country, defaultCountry),
    vatKey: vatId && normalizeVatId(vatId, country),
  };
}

export function personKeys(row: Row, defaultCountry: string) {
  const [fullName, email, phone, mobile] = ['fullName', 'email', 'phone', 'mobile'].map((field) => textOf(row, field));
  return {
    nameKey: fullName && foldName(fullName),
    emailKey: email && normalizeEmail(email),
    phoneKey: phone && normalizePhone(phone, null, defaultCountry),
    mobileKey: mobile && normalizePhone(mobile, null, defaultCountry),
  };
}

/** A channel's value as its kind is compared; null where it cannot be read so. */
export function channelKey(kind: unknown, value: unknown, country: string | null, defaultCountry: string): string | null {
  if (typeof value !== 'string' || value === '') return null;
  if (kind === 'email') return normalizeEmail(value);
  if (kind === 'phone' || kind === 'mobile' || kind === 'fax') return normalizePhone(value, country, defaultCountry);
  return value.trim().toLowerCase();
}

const NORMALIZED_KINDS = ['email', 'phone', 'mobile', 'fax'];

/** Whether a channel's value could be read as its kind says; web addresses and others are taken as they are. */
export const readableChannel = ({ kind, value, valueKey }: Row): boolean =>
  !NORMALIZED_KINDS.includes(String(kind)) || !value || Boolean(valueKey);

const KEYS: Record<string, string> = { email: 'emailKey', phone: 'phoneKey', mobile: 'mobileKey', vatId: 'vatKey' };

/** Attributes whose value is kept as typed because it could not be read. */
export function unparseable(row: Row): string[] {
  const unread = Object.entries(KEYS).filter(([name, key]) => textOf(row, name) && !row[key]);
  const taxNumber = textOf(row, 'taxNumber');
  const strange = taxNumber && !isKnownTaxNumber(taxNumber, textOf(row, 'country')) ? ['taxNumber'] : [];
  return [...unread.map(([name]) => name), ...strange];
}
