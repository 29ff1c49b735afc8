import type { Core } from '@strapi/strapi';
import type { ChartDepartment, ChartPosition, ChartWarning, ChartWorkplace, OrgChart } from '../../../contracts/organisation';
import type { Day } from '../kernel/dates';
import { pickerOf } from '../kernel/readable-rows';
import type { Reader } from '../kernel/reader';
import { circles } from '../kernel/tree';
import { UID } from '../kernel/uids';
import { readDepartments, readPlacedPositions, readWorkplaces, type DepartmentRow, type PositionRow, type WorkplaceRow } from './position.sql';
import { personLabel, pickersOf, plainIn, type Pickers } from './position.view';

const PART_FIELDS = ['name', 'code', 'validFrom', 'validTo'] as const;

/** Who stood where at a company on a day. Ask first whether the company and positions may be read. Six statements at most without record conditions. */
export async function orgChart(strapi: Core.Strapi, reader: Reader, company: string, asOf: Day): Promise<OrgChart> {
  const [stored, departmentRows, workplaceRows] = await Promise.all([
    readPlacedPositions(strapi, { company, asOf }, asOf),
    reader.can('read', UID.department) ? readDepartments(strapi, company, asOf) : [],
    reader.can('read', UID.workplace) ? readWorkplaces(strapi, company, asOf) : [],
  ]);
  const stubs = await stubsFor(strapi, stored, asOf);
  const rows = [...stored, ...stubs];
  const pickers = await pickersOf(strapi, reader, company, rows);
  const here = new Set(stored.map(({ documentId }) => documentId));
  const positions = connected(rows.flatMap((row) => chartPosition(row, pickers, here.has(row.documentId) ? null : { company, asOf }) ?? []));
  const departments = await chartDepartments(strapi, reader, departmentRows, positions);
  const workplaces = await chartWorkplaces(strapi, reader, workplaceRows, stored);
  return { asOf, departments, workplaces, positions, warnings: [...warningsOf('superior-cycle', positions, 'superior'), ...warningsOf('department-cycle', departments, 'parent')] };
}

/** Superiors who are not among the company's positions of that day: elsewhere in the family, or gone. */
async function stubsFor(strapi: Core.Strapi, rows: PositionRow[], asOf: Day): Promise<PositionRow[]> {
  const here = new Set(rows.map(({ documentId }) => documentId));
  const missing = new Set(rows.flatMap(({ superior }) => (superior && !here.has(superior) ? [superior] : [])));
  return missing.size === 0 ? [] : readPlacedPositions(strapi, { positions: [...missing] }, asOf);
}

/** `stubAt`: the company and day of the chart, when the row is no position of its own on that day. */
function chartPosition(row: PositionRow, { position, person, company }: Pickers, stubAt: { company: string; asOf: Day } | null): ChartPosition | null {
  const employer = company(row.company);
  const picked = position(row.documentId, { ...row, main: Boolean(row.main) });
  if (!picked || !employer) return null;
  const own = (field: 'department' | 'workplace' | 'superior') => (field in picked ? row[field] : null);
  const elsewhere = stubAt !== null && row.company !== stubAt.company;
  const hasLeft = elsewhere && row.validTo !== null && row.validTo < stubAt.asOf;
  return {
    documentId: row.documentId,
    person: 'person' in picked ? personLabel(person(row.person, { fullName: row.personName })) : null,
    ...plainIn(picked, ['jobTitle', 'phone', 'email', 'main']),
    department: stubAt === null ? own('department') : null,
    workplace: stubAt === null ? own('workplace') : null,
    superior: stubAt === null ? own('superior') : null,
    ...(stubAt === null ? {} : { stub: elsewhere ? ('elsewhere' as const) : ('left' as const) }),
    ...(elsewhere ? { company: employer } : {}),
    ...(hasLeft ? { left: true as const } : {}),
  };
}

/** A superior whom the reader may not see is absent; whoever reports to them stands at the top. */
function connected(positions: ChartPosition[]): ChartPosition[] {
  const shown = new Set(positions.map(({ documentId }) => documentId));
  return positions.map((position) => (position.superior && !shown.has(position.superior) ? { ...position, superior: null } : position));
}

async function chartDepartments(strapi: Core.Strapi, reader: Reader, rows: DepartmentRow[], positions: ChartPosition[]): Promise<ChartDepartment[]> {
  const pick = await pickerOf(strapi, reader, UID.department, rows.map(({ documentId }) => documentId), [...PART_FIELDS, 'parent', 'head']);
  const heads = new Set(positions.map(({ documentId }) => documentId));
  const shown = rows.flatMap((row) => {
    const picked = pick(row.documentId, { ...row });
    return picked ? [{ row, picked }] : [];
  });
  const known = new Set(shown.map(({ row }) => row.documentId));
  return shown.map(({ row, picked }) => ({
    documentId: row.documentId,
    ...plainIn(picked, PART_FIELDS),
    updatedAt: new Date(Number(row.updatedAt)).toISOString(),
    parent: 'parent' in picked && known.has(row.parent ?? '') ? row.parent : null,
    head: 'head' in picked && heads.has(row.head ?? '') ? row.head : null,
  }));
}

async function chartWorkplaces(strapi: Core.Strapi, reader: Reader, rows: WorkplaceRow[], positions: PositionRow[]): Promise<ChartWorkplace[]> {
  const pick = await pickerOf(strapi, reader, UID.workplace, rows.map(({ documentId }) => documentId), [...PART_FIELDS, 'department']);
  const taken = new Set(positions.map(({ workplace }) => workplace));
  return rows.flatMap((row) => {
    const picked = pick(row.documentId, { ...row });
    if (!picked) return [];
    return [{
      documentId: row.documentId,
      ...plainIn(picked, PART_FIELDS),
      updatedAt: new Date(Number(row.updatedAt)).toISOString(),
      department: 'department' in picked ? row.department : null,
      vacant: !taken.has(row.documentId),
    }];
  });
}

function warningsOf<Row extends { documentId: string }>(reason: ChartWarning['reason'], rows: Row[], pointer: keyof Row): ChartWarning[] {
  const above = new Map(rows.map((row) => [row.documentId, row[pointer] as string | null]));
  return circles(above.keys(), (id) => above.get(id)).map((members) => ({ reason, members }));
}
