import type { Core } from '@strapi/strapi';
import type { ChartDepartment, ChartPosition, ChartWarning, ChartWorkplace, OrgChart } from '../../../contracts/organisation';
import { isCurrent, type Day } from '../kernel/dates';
import { pickerOf } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { circles } from '../kernel/tree';
import { UID } from '../kernel/uids';
import { photosAt } from './photos';
import { readBriefPositions, readDepartments, readWorkplaces, type BriefRow, type DepartmentRow, type WorkplaceRow } from './position.sql';
import { personLabel, pickersOf, plainIn, type Pickers } from './position.view';

const PART_FIELDS = ['name', 'code', 'validFrom', 'validTo'] as const;

export interface ChartAsked {
  asOf: Day;
  /** Also who had left by that day. */
  left: boolean;
}

/** Who stood where at a company on a day. Ask first whether the company and positions may be read. Seven statements at most without record conditions. */
export async function orgChart(strapi: Core.Strapi, reader: Reader, company: string, { asOf, left }: ChartAsked): Promise<OrgChart> {
  const [stored, photos, departmentRows, workplaceRows] = await Promise.all([
    readBriefPositions(strapi, { company, asOf, left }, asOf),
    photosAt(strapi, reader, company),
    reader.can('read', UID.department) ? readDepartments(strapi, company, asOf) : [],
    reader.can('read', UID.workplace) ? readWorkplaces(strapi, company, asOf) : [],
  ]);
  const stubs = await stubsFor(strapi, stored, asOf);
  const rows = [...stored, ...stubs];
  const pickers = await pickersOf(strapi, reader, company, rows);
  const here = new Set(stored.map(({ documentId }) => documentId));
  const seen: Seen = { pickers, photos, asOf };
  const positions = connected(rows.flatMap((row) => chartPosition(row, seen, here.has(row.documentId) ? null : company) ?? []));
  const departments = await chartDepartments(strapi, reader, departmentRows, positions);
  const taken = new Set(stored.filter((row) => isCurrent(row, asOf)).map(({ workplace }) => workplace));
  const workplaces = await chartWorkplaces(strapi, reader, workplaceRows, { taken, departments: new Set(departments.map(({ documentId }) => documentId)) });
  return { asOf, departments, workplaces, positions, warnings: [...warningsOf('superior-cycle', positions, 'superior'), ...warningsOf('department-cycle', departments, 'parent')] };
}

/** Superiors who are not among the company's positions of that day: elsewhere in the family, gone, or yet to come. */
async function stubsFor(strapi: Core.Strapi, rows: BriefRow[], asOf: Day): Promise<BriefRow[]> {
  const here = new Set(rows.map(({ documentId }) => documentId));
  const missing = new Set(rows.flatMap(({ superior }) => (superior && !here.has(superior) ? [superior] : [])));
  return missing.size === 0 ? [] : readBriefPositions(strapi, { positions: [...missing] }, asOf);
}

interface Seen {
  pickers: Pickers;
  /** By the person's documentId. */
  photos: ReadonlyMap<string, string>;
  asOf: Day;
}

/**
 * `stubAt`: the company whose chart it is, when the row is no position of its own on the day. Written out step by
 * step: a chart has thousands, and objects that grow alike are made and sent several times as fast.
 */
function chartPosition(row: BriefRow, { pickers: { position, person, company, department, workplace }, photos, asOf }: Seen, stubAt: string | null): ChartPosition | null {
  const employer = company(row.company);
  const picked = position(row.documentId, row as unknown as Record<string, unknown>);
  if (!picked || !employer) return null;
  const own = (field: 'department' | 'workplace' | 'superior', isShown = true) => (stubAt === null && field in picked && isShown ? row[field] : null);
  const elsewhere = stubAt !== null && row.company !== stubAt;
  const shown = 'person' in picked ? personLabel(person(row.person, { fullName: row.personName })) : null;
  const chart: ChartPosition = {
    documentId: row.documentId,
    updatedAt: new Date(Number(row.updatedAt)).toISOString(),
    person: shown,
    department: own('department', department(row.department, {}) !== null),
    workplace: own('workplace', workplace(row.workplace, {}) !== null),
    superior: own('superior'),
  };
  const photo = shown && photos.get(shown.documentId);
  if (photo) chart.photo = photo;
  if ('jobTitle' in picked) chart.jobTitle = picked.jobTitle as string | null;
  if ('phone' in picked) chart.phone = picked.phone as string | null;
  if ('email' in picked) chart.email = picked.email as string | null;
  if ('main' in picked) chart.main = Boolean(picked.main);
  if ((stubAt === null || elsewhere) && row.validTo !== null && row.validTo < asOf) {
    chart.left = true;
    if (stubAt === null && 'validTo' in picked) chart.validTo = picked.validTo as Day;
  }
  if (stubAt !== null) chart.stub = elsewhere ? 'elsewhere' : whenHere(row, asOf);
  if (elsewhere) chart.company = employer;
  return chart;
}

/** Why a superior at the same company does not hold the position on the day. */
const whenHere = ({ validFrom }: BriefRow, asOf: Day): 'left' | 'coming' => (validFrom !== null && validFrom > asOf ? 'coming' : 'left');

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

interface Around {
  /** Workplaces where somebody sits. */
  taken: ReadonlySet<string | null>;
  /** Departments of the chart. */
  departments: ReadonlySet<string>;
}

async function chartWorkplaces(strapi: Core.Strapi, reader: Reader, rows: WorkplaceRow[], { taken, departments }: Around): Promise<ChartWorkplace[]> {
  const pick = await pickerOf(strapi, reader, UID.workplace, rows.map(({ documentId }) => documentId), [...PART_FIELDS, 'department']);
  return rows.flatMap((row) => {
    const picked = pick(row.documentId, { ...row });
    if (!picked) return [];
    return [{
      documentId: row.documentId,
      ...plainIn(picked, PART_FIELDS),
      updatedAt: new Date(Number(row.updatedAt)).toISOString(),
      department: 'department' in picked && departments.has(row.department ?? '') ? row.department : null,
      vacant: !taken.has(row.documentId),
    }];
  });
}

function warningsOf<Row extends { documentId: string }>(reason: ChartWarning['reason'], rows: Row[], pointer: keyof Row): ChartWarning[] {
  const above = new Map(rows.map((row) => [row.documentId, row[pointer] as string | null]));
  return circles(above.keys(), (id) => above.get(id)).map((members) => ({ reason, members }));
}
