import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import { linkTable } from '../kernel/rights/files/places';
import { linkOf, tableOf } from '../kernel/tables';
import { FILE, UID } from '../kernel/uids';

/** A position with what it refers to, by documentId. */
export interface BriefRow {
  documentId: string;
  updatedAt: number | string;
  jobTitle: string | null;
  email: string | null;
  phone: string | null;
  main: number;
  validFrom: Day | null;
  validTo: Day | null;
  company: string;
  companyName: string;
  person: string | null;
  personName: string | null;
  department: string | null;
  workplace: string | null;
  superior: string | null;
}

/** The same with the names of what it refers to. */
export interface PositionRow extends BriefRow {
  role: string | null;
  departmentName: string | null;
  workplaceName: string | null;
  superiorTitle: string | null;
  superiorUntil: Day | null;
  superiorPerson: string | null;
  superiorPersonName: string | null;
  superiorCompany: string | null;
  superiorCompanyName: string | null;
  /** Of all rows that the conditions meet, whatever `limit` says; null without a limit. */
  total: number | string | null;
}

interface Asked {
  /** documentId of the company, or documentIds of positions. */
  company?: string;
  positions?: string[];
  /** Only those in force on the day. */
  asOf?: Day;
  /** With `asOf`: also those that ended before the day. */
  left?: boolean;
  limit?: number;
  /** Of places and superiors their documentIds only: a superior's title, person and company cost five joins a row, and names of thousands are not asked for. */
  brief?: boolean;
}

/** Positions as their rows have them, main ones first, then by name. One statement. */
async function readPositions(strapi: Core.Strapi, { company, positions, asOf, left, limit, brief }: Asked): Promise<PositionRow[]> {
  const conditions = [company === undefined ? `p.document_id IN (${(positions ?? []).map(() => '?').join(', ') || 'NULL'})` : 'c.document_id = ?'];
  if (asOf) conditions.push('(p.valid_from IS NULL OR p.valid_from <= ?)');
  if (asOf && !left) conditions.push('(p.valid_to IS NULL OR p.valid_to >= ?)');
  const statement = `SELECT p.document_id AS "documentId", ${dialectOf(strapi).epochMillis('p.updated_at')} AS "updatedAt",
      p.job_title AS "jobTitle", p.email, p.phone, CASE WHEN p.main THEN 1 ELSE 0 END AS main,
      p.valid_from AS "validFrom", p.valid_to AS "validTo", c.document_id AS company, c.name AS "companyName",
      e.document_id AS person, e.full_name AS "personName", ${placeColumns(brief)}${brief ? '' : `, p.role, ${limit === undefined ? 'NULL' : 'count(*) OVER ()'} AS total`}
    FROM ${joinsOf(strapi, brief)}
    WHERE ${conditions.join(' AND ')}
    ORDER BY CASE WHEN p.main THEN 0 ELSE 1 END, e.last_name, e.first_name, p.id
    ${limit === undefined ? '' : 'LIMIT ?'}`;
  const bindings = [...(company === undefined ? (positions ?? []) : [company]), ...(asOf ? [asOf] : []), ...(asOf && !left ? [asOf] : []), ...(limit === undefined ? [] : [limit])];
  return run<PositionRow>(strapi, { company, limit }, statement, bindings);
}

/** Prepared for a window's few rows only: a plan for any company expects few, and a chart may ask for thousands. */
const run = <Row>(strapi: Core.Strapi, { company, limit }: Asked, statement: string, bindings: (string | number)[]): Promise<Row[]> =>
  company === undefined || limit === undefined ? rowsOf<Row>(strapi.db.connection.raw(statement, bindings)) : preparedRows<Row>(strapi, statement, bindings);

/** `p`: the position, `c` its company, `e` its person. */
function joinsOf(strapi: Core.Strapi, brief = false): string {
  const company = linkOf(strapi, UID.position, 'company');
  return `${tableOf(strapi, UID.contact)} c
    JOIN ${company.table} cl ON cl.${company.target} = c.id
    JOIN ${tableOf(strapi, UID.position)} p ON p.id = cl.${company.own}
    ${leftJoin(strapi, 'e', UID.person, { uid: UID.position, attribute: 'person', row: 'p' })}
    ${placeJoins(strapi, UID.position, 'p', brief)}`;
}

const OF_SUPERIOR = {
  superiorTitle: 's.job_title',
  superiorUntil: 's.valid_to',
  superiorPerson: 'se.document_id',
  superiorPersonName: 'se.full_name',
  superiorCompany: 'sc.document_id',
  superiorCompanyName: 'sc.name',
};

function placeColumns(brief = false): string {
  const places = 'd.document_id AS department, w.document_id AS workplace, s.document_id AS superior';
  const ofSuperior = Object.entries(OF_SUPERIOR).map(([name, column]) => `${column} AS "${name}"`);
  return brief ? places : `${places}, d.name AS "departmentName", w.name AS "workplaceName", ${ofSuperior.join(', ')}`;
}

/** Where a position or placement stands: `d` and `w` where it is, `s` its superior with `se` and `sc`. */
function placeJoins(strapi: Core.Strapi, uid: string, row: string, brief = false): string {
  return `${leftJoin(strapi, 'd', UID.department, { uid, attribute: 'department', row })}
    ${leftJoin(strapi, 'w', UID.workplace, { uid, attribute: 'workplace', row })}
    ${leftJoin(strapi, 's', UID.position, { uid, attribute: 'superior', row })}
    ${brief ? '' : superiorJoins(strapi)}`;
}

function superiorJoins(strapi: Core.Strapi): string {
  return `${leftJoin(strapi, 'se', UID.person, { uid: UID.position, attribute: 'person', row: 's' })}
    ${leftJoin(strapi, 'sc', UID.contact, { uid: UID.position, attribute: 'company', row: 's' })}`;
}

function leftJoin(strapi: Core.Strapi, alias: string, target: string, by: { uid: string; attribute: string; row: string }): string {
  const link = linkOf(strapi, by.uid, by.attribute);
  return `LEFT JOIN ${link.table} ${alias}l ON ${alias}l.${link.own} = ${by.row}.id LEFT JOIN ${tableOf(strapi, target)} ${alias} ON ${alias}.id = ${alias}l.${link.target}`;
}

/** What a placement says of a position for its days. */
export type PlacementRow = Pick<PositionRow, 'jobTitle' | 'department' | 'departmentName' | 'workplace' | 'workplaceName' | `superior${string}` & keyof PositionRow> & { position: string };

/** Where the positions of a company, or these positions, stand on a day of which placements speak. One statement. */
export async function readPlacements(strapi: Core.Strapi, { company, positions = [], limit, brief }: Asked, asOf: Day): Promise<PlacementRow[]> {
  const position = linkOf(strapi, UID.placement, 'position');
  const of = linkOf(strapi, UID.position, 'company');
  const condition = company === undefined ? `p.document_id IN (${positions.map(() => '?').join(', ') || 'NULL'})` : 'c.document_id = ?';
  const statement = `SELECT p.document_id AS position, m.job_title AS "jobTitle", ${placeColumns(brief)}
    FROM ${tableOf(strapi, UID.contact)} c
    JOIN ${of.table} cl ON cl.${of.target} = c.id
    JOIN ${tableOf(strapi, UID.position)} p ON p.id = cl.${of.own}
    JOIN ${position.table} pl ON pl.${position.target} = p.id
    JOIN ${tableOf(strapi, UID.placement)} m ON m.id = pl.${position.own}
      AND (m.valid_from IS NULL OR m.valid_from <= ?) AND (m.valid_to IS NULL OR m.valid_to >= ?)
    ${placeJoins(strapi, UID.placement, 'm', brief)}
    WHERE ${condition}`;
  return run<PlacementRow>(strapi, { company, limit }, statement, [asOf, asOf, ...(company === undefined ? positions : [company])]);
}

/** As `readPositions`, as they stand on the day: a placement says so for its days, else the row. Two statements. */
export async function readPlacedPositions(strapi: Core.Strapi, asked: Asked, asOf: Day): Promise<PositionRow[]> {
  const [rows, placements] = await Promise.all([readPositions(strapi, asked), readPlacements(strapi, asked, asOf)]);
  const placed = new Map(placements.map(({ position, ...placement }) => [position, placement]));
  return placed.size === 0 ? rows : rows.map((row) => ({ ...row, ...placed.get(row.documentId) }));
}

/** The same without the names of places and superiors. */
export const readBriefPositions = (strapi: Core.Strapi, asked: Asked, asOf: Day): Promise<BriefRow[]> => readPlacedPositions(strapi, { ...asked, brief: true }, asOf);

export interface DepartmentRow {
  documentId: string;
  updatedAt: number | string;
  name: string;
  code: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  parent: string | null;
  head: string | null;
}

/** The company's departments that exist on the day. One statement. */
export function readDepartments(strapi: Core.Strapi, company: string, asOf: Day): Promise<DepartmentRow[]> {
  return readParts<DepartmentRow>(strapi, UID.department, { parent: UID.department, head: UID.position }, company, asOf);
}

export interface WorkplaceRow extends Omit<DepartmentRow, 'parent' | 'head'> {
  department: string | null;
}

/** The company's workplaces that exist on the day. One statement. */
export function readWorkplaces(strapi: Core.Strapi, company: string, asOf: Day): Promise<WorkplaceRow[]> {
  return readParts<WorkplaceRow>(strapi, UID.workplace, { department: UID.department }, company, asOf);
}

function readParts<Row>(strapi: Core.Strapi, uid: string, relations: Record<string, string>, company: string, asOf: Day): Promise<Row[]> {
  const of = linkOf(strapi, uid, 'company');
  const joins = Object.entries(relations).map(([attribute, target], index) => {
    const link = linkOf(strapi, uid, attribute);
    return `LEFT JOIN ${link.table} l${index} ON l${index}.${link.own} = r.id LEFT JOIN ${tableOf(strapi, target)} t${index} ON t${index}.id = l${index}.${link.target}`;
  });
  const columns = Object.keys(relations).map((attribute, index) => `, t${index}.document_id AS ${attribute}`);
  const statement = `SELECT r.document_id AS "documentId", ${dialectOf(strapi).epochMillis('r.updated_at')} AS "updatedAt",
      r.name, r.code, r.valid_from AS "validFrom", r.valid_to AS "validTo"${columns.join('')}
    FROM ${tableOf(strapi, UID.contact)} c
    JOIN ${of.table} cl ON cl.${of.target} = c.id
    JOIN ${tableOf(strapi, uid)} r ON r.id = cl.${of.own}
      AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
    ${joins.join(' ')}
    WHERE c.document_id = ?
    ORDER BY r.name, r.id`;
  return rowsOf<Row>(strapi.db.connection.raw(statement, [asOf, asOf, company]));
}

export interface PhotoRow {
  person: string;
  url: string;
  /** When the file was changed, in milliseconds since 1970. */
  changedAt: number | string;
  /** JSON as text. */
  formats: string | null;
}

/** Photos of everybody with a position at the company, past ones too. One statement. */
export function readPhotos(strapi: Core.Strapi, company: string): Promise<PhotoRow[]> {
  const employer = linkOf(strapi, UID.position, 'company');
  const holder = linkOf(strapi, UID.position, 'person');
  const statement = `SELECT DISTINCT e.document_id AS person, f.url, CAST(f.formats AS TEXT) AS formats, ${dialectOf(strapi).epochMillis('f.updated_at')} AS "changedAt"
    FROM ${tableOf(strapi, UID.contact)} c
    JOIN ${employer.table} cl ON cl.${employer.target} = c.id
    JOIN ${holder.table} el ON el.${holder.own} = cl.${employer.own}
    JOIN ${linkTable(strapi)} m ON m.related_id = el.${holder.target} AND m.related_type = ? AND m.field = 'photo'
    JOIN ${tableOf(strapi, FILE)} f ON f.id = m.file_id
    JOIN ${tableOf(strapi, UID.person)} e ON e.id = el.${holder.target}
    WHERE c.document_id = ?`;
  return rowsOf<PhotoRow>(strapi.db.connection.raw(statement, [UID.person, company]));
}
