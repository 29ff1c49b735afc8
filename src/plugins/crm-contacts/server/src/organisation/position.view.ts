import type { Core } from '@strapi/strapi';
import type { ContactPerson, NamedRef, PersonLabel, PositionRef } from '../../../contracts/organisation';
import { isCurrent, type Day } from '../kernel/dates';
import { pickerOf, readableRows, seesAll, type Picker } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import type { BriefRow, PositionRow } from './position.sql';

const PLAIN = ['jobTitle', 'role', 'email', 'phone', 'main', 'validFrom', 'validTo'] as const;
const POSITION_FIELDS = [...PLAIN, 'person', 'department', 'workplace', 'superior'] as const;

/** What a reader sees of positions of a company that they may read. */
export interface Pickers {
  position: Picker;
  person: Picker;
  department: Picker;
  workplace: Picker;
  /** Of a superior's company, which may be another one of the family. */
  company: (documentId: string | null) => NamedRef | null;
}

type AnyRow = BriefRow & Partial<PositionRow>;

/** No statement without record conditions, else one for each type that has them. */
export async function pickersOf(strapi: Core.Strapi, reader: Reader, own: string, rows: AnyRow[]): Promise<Pickers> {
  const pick = (uid: string, ids: (string | null)[], fields: readonly string[]) => pickerOf(strapi, reader, uid, ids, fields);
  const [position, person, department, workplace, company] = await Promise.all([
    pick(UID.position, rows.flatMap((row) => [row.documentId, row.superior]), POSITION_FIELDS),
    pick(UID.person, rows.flatMap((row) => [row.person, row.superiorPerson ?? null]), ['fullName']),
    pick(UID.department, rows.map((row) => row.department), ['name']),
    pick(UID.workplace, rows.map((row) => row.workplace), ['name']),
    companiesOf(strapi, reader, own, rows),
  ]);
  return { position, person, department, workplace, company };
}

async function companiesOf(strapi: Core.Strapi, reader: Reader, own: string, rows: AnyRow[]) {
  const names = new Map<string, string | null | undefined>();
  for (const row of rows) names.set(row.company, row.companyName).set(row.superiorCompany ?? '', row.superiorCompanyName);
  const others = [...names.keys()].filter((id) => id !== '' && id !== own);
  if (others.length > 0 && !seesAll(reader, UID.contact)) {
    const readable = await readableRows(strapi, reader, UID.contact, others, ['name']);
    return (documentId: string | null) => (documentId === own ? ({ documentId: own } as NamedRef) : ((readable.get(documentId ?? '') as NamedRef | undefined) ?? null));
  }
  const showsName = reader.can('read', UID.contact, undefined, 'name');
  return (documentId: string | null) => {
    if (documentId === null || !names.has(documentId)) return null;
    return showsName ? { documentId, name: names.get(documentId) ?? undefined } : { documentId };
  };
}

/** A row of the list of contact persons; null when the reader may not read the position. */
export function contactPerson(row: PositionRow, { position, person, department, workplace, company }: Pickers, asOf: Day): ContactPerson | null {
  const picked = position(row.documentId, { ...row, main: Boolean(row.main) });
  if (!picked) return null;
  const has = (field: string) => field in picked;
  return {
    documentId: row.documentId,
    ...plainIn(picked, PLAIN),
    updatedAt: new Date(Number(row.updatedAt)).toISOString(),
    person: has('person') ? personLabel(person(row.person, { fullName: row.personName })) : null,
    ...(has('department') ? { department: department(row.department, { name: row.departmentName }) } : {}),
    ...(has('workplace') ? { workplace: workplace(row.workplace, { name: row.workplaceName }) } : {}),
    ...(has('superior') ? { superior: superiorOf(row, { position, person, company }, asOf) } : {}),
    current: isCurrent(row, asOf),
  };
}

/** Of these attributes those that were picked: an attribute that may not be read is absent. */
export function plainIn(picked: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in picked).map((field) => [field, picked[field]]));
}

function superiorOf(row: PositionRow, { position, person, company }: Pick<Pickers, 'position' | 'person' | 'company'>, asOf: Day): PositionRef | null {
  const employer = company(row.superiorCompany);
  if (!row.superior || !employer) return null;
  const picked = position(row.superior, { jobTitle: row.superiorTitle });
  if (!picked) return null;
  return {
    documentId: row.superior,
    ...('jobTitle' in picked ? { jobTitle: picked.jobTitle as string | null } : {}),
    person: 'person' in picked ? personLabel(person(row.superiorPerson, { fullName: row.superiorPersonName })) : null,
    ...(row.superiorCompany === row.company ? {} : { company: employer }),
    left: row.superiorUntil !== null && row.superiorUntil < asOf,
  };
}

export function personLabel(picked: Record<string, unknown> | null): PersonLabel | null {
  if (!picked) return null;
  const { documentId, fullName } = picked as { documentId: string; fullName?: string };
  return fullName === undefined ? { documentId } : { documentId, name: fullName };
}
