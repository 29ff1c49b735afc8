import type { ContactKind, DuplicateQuery, NewContact, UserName } from '../../../contracts/contacts';
import type { Related } from '../kernel/related';

/** What the drawer for a new contact holds. */
export interface NewContactValues {
  kind: ContactKind;
  stage: string;
  /** Undefined: whoever creates it. */
  owner?: UserName | null;
  /** Kind person: an existing one instead of a new one. */
  isExisting: boolean;
  person: Related | null;
  /** Typed values by field: `name`, or `newPerson.lastName` for those of the person. */
  typed: Record<string, string>;
}

export interface NewField {
  /** `newPerson.` in front: an attribute of the person. */
  name: string;
  size: 4 | 6 | 8 | 12;
  required?: boolean;
  /** Where typing starts. */
  first?: boolean;
  type?: 'email' | 'tel' | 'country';
}

const ADDRESS: NewField[] = [
  { name: 'street', size: 12 },
  { name: 'postalCode', size: 4 },
  { name: 'city', size: 8 },
  { name: 'country', size: 12, type: 'country' },
];
const COMPANY: NewField[] = [
  { name: 'name', size: 12, required: true, first: true },
  { name: 'email', size: 6, type: 'email' },
  { name: 'phone', size: 6, type: 'tel' },
  ...ADDRESS,
  { name: 'vatId', size: 6 },
  { name: 'website', size: 6 },
];
const PERSON: NewField[] = [
  { name: 'newPerson.salutation', size: 6, first: true },
  { name: 'newPerson.academicTitle', size: 6 },
  { name: 'newPerson.firstName', size: 6 },
  { name: 'newPerson.lastName', size: 6, required: true },
  { name: 'newPerson.email', size: 6, type: 'email' },
  { name: 'newPerson.phone', size: 6, type: 'tel' },
  { name: 'newPerson.mobile', size: 6, type: 'tel' },
];

/** The fields to fill, top to bottom. */
export function newContactFields({ kind, isExisting }: Pick<NewContactValues, 'kind' | 'isExisting'>): NewField[] {
  if (kind === 'company') return COMPANY;
  return isExisting ? ADDRESS : [...PERSON, ...ADDRESS];
}

const filled = (fields: NewField[], typed: Record<string, string>) =>
  fields.map(({ name }) => [name, typed[name]?.trim() ?? ''] as const).filter(([, value]) => value !== '');

/** Body of `POST contacts/new`: what is filled among the fields that are shown. */
export function newContactBody(values: NewContactValues): NewContact {
  const { kind, stage, owner, isExisting, person, typed } = values;
  const entries = filled(newContactFields(values), typed);
  const newPerson = Object.fromEntries(entries.filter(([name]) => isOfPerson(name)).map(([name, value]) => [name.slice(PREFIX.length), value]));
  return {
    kind,
    ...(stage ? { stage } : {}),
    ...(owner === undefined ? {} : { ownerDocumentId: owner?.documentId ?? null }),
    ...Object.fromEntries(entries.filter(([name]) => !isOfPerson(name))),
    ...(kind === 'person' && (isExisting ? { personDocumentId: person?.documentId } : { newPerson: { lastName: '', ...newPerson } })),
  };
}

const PREFIX = 'newPerson.';
export const isOfPerson = (name: string) => name.startsWith(PREFIX);

/** What contacts may be the same is asked by; null: nothing yet that could tell. */
export function duplicateQuery(values: NewContactValues): DuplicateQuery | null {
  const typed = Object.fromEntries(filled(newContactFields(values), values.typed)) as Record<string, string | undefined>;
  const person = [typed['newPerson.firstName'], typed['newPerson.lastName']].filter(Boolean).join(' ');
  const query: DuplicateQuery = {
    email: typed.email ?? typed['newPerson.email'],
    phone: typed.phone ?? typed['newPerson.phone'],
    vatId: typed.vatId,
    name: typed.name ?? (person || undefined),
    postalCode: typed.postalCode,
    country: typed.country,
  };
  const tells = query.email || query.phone || query.vatId || (query.name && query.postalCode);
  return tells ? (Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as DuplicateQuery) : null;
}

/** Fields that must be filled and are not; kind person with an existing one: `person`. */
export function missingFields(values: NewContactValues): string[] {
  const fields = newContactFields(values).filter(({ name, required }) => required && !values.typed[name]?.trim()).map(({ name }) => name);
  return values.kind === 'person' && values.isExisting && !values.person ? ['person', ...fields] : fields;
}
