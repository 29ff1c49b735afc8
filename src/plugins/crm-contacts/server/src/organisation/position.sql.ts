import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';

/** A position with what it refers to, by documentId and name. */
export interface PositionRow {
  documentId: string;
  updatedAt: number | string;
  jobTitle: string | null;
  role: string | null;
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
  departmentName: string | null;
  workplace: string | null;
  workplaceName: string | null;
  superior: string | null;
  superiorTitle: string | null;
  superiorUntil: Day | null;
  superiorPerson: string | null;
  superiorPersonName: string | null;
  superiorCompany: string | null;
  superiorCompanyName: string | null;
  /** Of all rows that the conditions meet, whatever `limit` says. */
  total: number | string;
}

interface Asked {
  /** documentId of the company, or documentIds of positions. */
  company?: string;
  positions?: string[];
  /** Only those in force on the day. */
  asOf?: Day;
  limit?: number;
}

/** Positions, main ones first, then by name. One statement. */
export async function readPositions(strapi: Core.Strapi, { company, positions, asOf, limit }: Asked): Promise<PositionRow[]> {
  const conditions = [company === undefined ? `p.document_id IN (${(positions ?? []).map(() => '?').join(', ') || 'NULL'})` : 'c.document_id = ?'];
  if (asOf) conditions.push('(p.valid_from IS NULL OR p.valid_from <= ?) AND (p.valid_to IS NULL OR p.valid_to >= ?)');
  const statement = `SELECT p.document_id AS "documentId", ${dialectOf(strapi).epochMillis('p.updated_at')} AS "updatedAt",
      p.job_title AS "jobTitle", p.role, p.email, p.phone, CASE WHEN p.main THEN 1 ELSE 0 END AS main,
      p.valid_from AS "validFrom", p.valid_to AS "validTo", c.document_id AS company, c.name AS "companyName",
      e.document_id AS person, e.full_name AS "personName", d.document_id AS department, d.name AS "departmentName",
      w.document_id AS workplace, w.name AS "workplaceName",
      s.document_id AS superior, s.job_title AS "superiorTitle", s.valid_to AS "superiorUntil",
      se.document_id AS "superiorPerson", se.full_name AS "superiorPersonName",
      sc.document_id AS "superiorCompany", sc.name AS "superiorCompanyName", count(*) OVER () AS total
    FROM ${joinsOf(strapi)}
    WHERE ${conditions.join(' AND ')}
    ORDER BY CASE WHEN p.main THEN 0 ELSE 1 END, e.last_name, e.first_name, p.id
    ${limit === undefined ? '' : 'LIMIT ?'}`;
  const bindings = [...(company === undefined ? (positions ?? []) : [company]), ...(asOf ? [asOf, asOf] : []), ...(limit === undefined ? [] : [limit])];
  return company === undefined ? rowsOf<PositionRow>(strapi.db.connection.raw(statement, bindings)) : preparedRows<PositionRow>(strapi, statement, bindings);
}

/** `p`: the position, `c` its company, `e` its person, `d` and `w` where it is, `s` its superior with `se` and `sc`. */
function joinsOf(strapi: Core.Strapi): string {
  const left = (alias: string, uid: string, attribute: string, row: string) => {
    const { table, own, target } = linkOf(strapi, UID.position, attribute);
    return `LEFT JOIN ${table} ${alias}l ON ${alias}l.${own} = ${row}.id LEFT JOIN ${tableOf(strapi, uid)} ${alias} ON ${alias}.id = ${alias}l.${target}`;
  };
  const company = linkOf(strapi, UID.position, 'company');
  return `${tableOf(strapi, UID.contact)} c
    JOIN ${company.table} cl ON cl.${company.target} = c.id
    JOIN ${tableOf(strapi, UID.position)} p ON p.id = cl.${company.own}
    ${left('e', UID.person, 'person', 'p')}
    ${left('d', UID.department, 'department', 'p')}
    ${left('w', UID.workplace, 'workplace', 'p')}
    ${left('s', UID.position, 'superior', 'p')}
    ${left('se', UID.person, 'person', 's')}
    ${left('sc', UID.contact, 'company', 's')}`;
}

export interface PlacementRow {
  position: string;
  jobTitle: string | null;
  department: string | null;
  workplace: string | null;
  superior: string | null;
}

/** Where the positions of a company stood on an earlier day. One statement. */
export async function readPlacements(strapi: Core.Strapi, company: string, asOf: Day): Promise<PlacementRow[]> {
  const of = linkOf(strapi, UID.position, 'company');
  const position = linkOf(strapi, UID.placement, 'position');
  const left = (alias: string, uid: string, attribute: string) => {
    const { table, own, target } = linkOf(strapi, UID.placement, attribute);
    return `LEFT JOIN ${table} ${alias}l ON ${alias}l.${own} = m.id LEFT JOIN ${tableOf(strapi, uid)} ${alias} ON ${alias}.id = ${alias}l.${target}`;
  };
  const statement = `SELECT p.document_id AS position, m.job_title AS "jobTitle",
      d.document_id AS department, w.document_id AS workplace, s.document_id AS superior
    FROM ${tableOf(strapi, UID.contact)} c
    JOIN ${of.table} cl ON cl.${of.target} = c.id
    JOIN ${tableOf(strapi, UID.position)} p ON p.id = cl.${of.own}
    JOIN ${position.table} pl ON pl.${position.target} = p.id
    JOIN ${tableOf(strapi, UID.placement)} m ON m.id = pl.${position.own}
      AND (m.valid_from IS NULL OR m.valid_from <= ?) AND (m.valid_to IS NULL OR m.valid_to >= ?)
    ${left('d', UID.department, 'department')} ${left('w', UID.workplace, 'workplace')} ${left('s', UID.position, 'superior')}
    WHERE c.document_id = ?`;
  return preparedRows<PlacementRow>(strapi, statement, [asOf, asOf, company]);
}

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
  return preparedRows<Row>(strapi, statement, [asOf, asOf, company]);
}
