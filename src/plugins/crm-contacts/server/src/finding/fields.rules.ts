import type { Entity, FieldInfo, FieldType } from '../../../contracts/finding';

/** An attribute, or a derived value, that lists show, sort and filter by. */
export interface ListField {
  name: string;
  type: FieldType;
  /** Has a value in every row: an index serves its order both ways. */
  always?: boolean;
  /** Column with the folded text to search and sort by, in place of the attribute's own. */
  foldedIn?: string;
  /** Not a column of the type: `lists.sql.ts` derives it. */
  derived?: boolean;
  values?: string[];
}

const text = (name: string, more: Partial<ListField> = {}): ListField => ({ name, type: 'text', ...more });
const of = (type: FieldType) => (name: string, more: Partial<ListField> = {}): ListField => ({ name, type, ...more });
const enumeration = of('enumeration');
const user = of('user');
const day = of('day');
const instant = of('instant');

/** In the order in which the column chooser offers them. */
export const CONTACT_FIELDS: readonly ListField[] = [
  text('number'),
  text('name', { always: true, foldedIn: 'nameKey' }),
  enumeration('kind', { values: ['company', 'person'] }),
  enumeration('stage'),
  enumeration('stageStatus'),
  text('street'),
  text('postalCode'),
  text('city', { foldedIn: 'cityKey' }),
  text('region'),
  text('country'),
  text('phone'),
  text('email'),
  text('website'),
  user('owner'),
  user('deputy'),
  instant('lastActivityAt', { derived: true }),
  instant('stageSince'),
  day('resumeOn'),
  day('closedOn'),
  text('closedReason'),
  text('industry'),
  text('legalForm'),
  of('integer')('employees'),
  text('vatId'),
  text('source'),
  text('language'),
  instant('createdAt', { always: true }),
  instant('updatedAt', { always: true }),
];

export const PERSON_FIELDS: readonly ListField[] = [
  text('fullName', { foldedIn: 'nameKey' }),
  text('salutation'),
  text('academicTitle'),
  text('firstName'),
  text('lastName', { always: true }),
  of('companies')('companies', { derived: true }),
  text('phone'),
  text('mobile'),
  text('email'),
  day('birthDate'),
  text('language'),
  instant('createdAt', { always: true }),
  instant('updatedAt', { always: true }),
];

export const FIELDS: Record<Entity, readonly ListField[]> = { contact: CONTACT_FIELDS, person: PERSON_FIELDS };

/** Strapi shows these to whoever may read the type, whatever the role's field rights say. */
export const isAlwaysReadable = (name: string) => name === 'createdAt' || name === 'updatedAt';

/** What the admin panel is told about a field. */
export function infoOf({ name, type, values }: ListField): FieldInfo {
  const plain = type !== 'companies';
  return { name, type, sortable: plain, filterable: plain, ...(values ? { values } : {}) };
}
