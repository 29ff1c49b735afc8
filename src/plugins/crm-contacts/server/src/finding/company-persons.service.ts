import type { Core } from '@strapi/strapi';
import type { CompanyPerson, CompanyPersons } from '../../../contracts/finding';
import { notFound, refusal } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { every, join, read, sql, schemaOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { currentOn, today } from './conditions.sql';
import { paginationOf, readPage, type Page } from './paging.rules';
import { shownRows, shownColumn } from './scope.sql';

type Reading = { strapi: Core.Strapi; reader: Reader };

interface RawPosition {
  documentId: string;
  personId: string;
  fullName?: string | null;
  main?: boolean | number | null;
  [column: string]: unknown;
}

/** The persons that work at a company today, the main one first; 404 for a contact that the reader may not read. */
export async function companyPersons(strapi: Core.Strapi, reader: Reader, documentId: string, query: Record<string, unknown>): Promise<CompanyPersons> {
  const { objections, ...page } = readPage(query);
  if (objections.length > 0) throw refusal(objections);
  const scope = { strapi, reader };
  if (!(await isReadable(scope, documentId))) throw notFound();
  const tables = positionTables(scope, documentId);
  const [rows, [{ total }]] = await Promise.all([
    read<RawPosition>(strapi, pageStatement(scope, tables, page)),
    read<{ total: string | number }>(strapi, join([sql('select count(*) as total'), tables], ' ')),
  ]);
  const places = await services(strapi).organisation.placesOn(reader, rows.map((row) => row.documentId), today(strapi));
  return { results: rows.map((row) => personOf({ ...row, ...places.get(row.documentId) })), pagination: paginationOf(page, Number(total)) };
}

async function isReadable(scope: Reading, documentId: string): Promise<boolean> {
  const condition = every([sql('r.document_id = ?', documentId), shownRows(scope, UID.contact, 'r')]);
  const rows = await read(scope.strapi, join([sql(`select r.id from ${schemaOf(scope.strapi, UID.contact).name} r where`), condition], ' '));
  return rows.length > 0;
}

/** `p` position, `n` person, `r` company. */
function positionTables(scope: Reading, documentId: string): Sql {
  const [positions, persons, contacts] = [UID.position, UID.person, UID.contact].map((uid) => schemaOf(scope.strapi, uid));
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const condition = every([
    sql('r.document_id = ?', documentId),
    currentOn('p', today(scope.strapi)),
    shownRows(scope, UID.position, 'p'),
    shownRows(scope, UID.person, 'n'),
  ]);
  return sql(
    `from ${contacts.name} r join ${company.table} c on c.${company.target} = r.id join ${positions.name} p on p.id = c.${company.own}
     join ${holder.table} h on h.${holder.own} = p.id join ${persons.name} n on n.id = h.${holder.target} where ${condition.text}`,
    ...condition.bindings
  );
}

function pageStatement(scope: Reading, tables: Sql, { page, pageSize }: Page): Sql {
  const columns = [
    sql('p.document_id as "documentId", n.document_id as "personId"'),
    ...shownColumn(scope, UID.person, 'fullName', 'n'),
    ...['jobTitle', 'email', 'phone', 'main'].flatMap((field) => shownColumn(scope, UID.position, field, 'p')),
    ...departmentName(scope),
  ];
  return join(
    [sql('select'), join(columns, ', '), tables, sql('order by coalesce(p.main, ?) desc, n.name_key, n.id limit ? offset ?', false, pageSize, (page - 1) * pageSize)],
    ' '
  );
}

function departmentName(scope: Reading): Sql[] {
  if (!scope.reader.can('read', UID.position, undefined, 'department') || !scope.reader.can('read', UID.department, undefined, 'name')) return [];
  const departments = schemaOf(scope.strapi, UID.department);
  const link = schemaOf(scope.strapi, UID.position).link('department');
  const permitted = shownRows(scope, UID.department, 'd', 'name');
  return [
    sql(
      `(select d.name from ${link.table} l join ${departments.name} d on d.id = l.${link.target} where l.${link.own} = p.id and ${permitted.text}) as department`,
      ...permitted.bindings
    ),
  ];
}

function personOf({ personId, fullName, main, ...position }: RawPosition): CompanyPerson {
  const person = { documentId: personId, ...(fullName === undefined ? {} : { fullName }) };
  return { ...position, person, ...(main === undefined ? {} : { main: Boolean(main) }) };
}
