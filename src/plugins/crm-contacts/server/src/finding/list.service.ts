import type { Core } from '@strapi/strapi';
import type { ContactListRow, ListAnswer, PersonListRow } from '../../../contracts/finding';
import { notFound, refusal, type Objection } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { every, join, read, sql, type Sql } from '../kernel/sql';
import { companiesOf } from './companies.service';
import { filterCondition } from './conditions.sql';
import type { ListField } from './fields.rules';
import { readFilters, readSort, type Sort } from './filters.rules';
import { fieldsOf, foldersFor, rowsOfFolder, scopesOf, type OpenFolder } from './folders.service';
import { paginationOf, readPage, type Page } from './paging.rules';
import { rowOf, type RawRow } from './rows.rules';
import type { Scope } from './scope.sql';
import { searchCondition } from './search.sql';
import { termsOf } from './terms.rules';
import { isLastActivity, isSurelyLatest, latestOf, orderOf, selectionOf, sourceOf } from './values.sql';

/** One page of a folder and the number of its rows: two statements, a third for persons' companies or an order that one guess did not settle. */
export async function listFolder(strapi: Core.Strapi, reader: Reader, key: string, query: Record<string, unknown>): Promise<ListAnswer> {
  const scopes = scopesOf(strapi, reader);
  const { open } = await foldersFor(strapi, reader, scopes);
  const folder = open.find((each) => each.key === key);
  const scope = folder && scopes[folder.entity];
  if (!folder || !scope) throw notFound('There is no such folder');
  const question = readQuery(scope, folder, query);
  const [rows, [{ total }]] = await Promise.all([
    pageOf(scope, question),
    read<{ total: string | number }>(strapi, join([sql('select count(*) as total from'), sourceOf(scope, question.filtered), sql('where'), question.condition], ' ')),
  ]);
  const pagination = paginationOf(question.page, Number(total));
  const results = rows.map((row) => rowOf(row, scope.fields));
  if (folder.entity === 'contact') return { entity: 'contact', results: results as unknown as ContactListRow[], pagination };
  const companies = await companiesOf(scope, rows.map(({ id }) => id));
  return { entity: 'person', pagination, results: results.map((row, index) => ({ ...row, ...(companies && { companies: companies.get(rows[index].id) ?? [] }) })) as PersonListRow[] };
}

interface Question {
  page: Page;
  condition: Sql;
  /** Fields that the condition compares. */
  filtered: ListField[];
  sort: Sort;
}

/** Throws 400 with everything that is wrong in the address. */
function readQuery(scope: Scope, folder: OpenFolder, query: Record<string, unknown>): Question {
  const { conditions, objections: wrongFilters } = readFilters(query.filters, scope.fields);
  const { sort, objections: wrongSort } = readSort(query.sort, scope.fields);
  const { objections: wrongPage, ...page } = readPage(query);
  const wrongText: Objection[] = query.q === undefined || typeof query.q === 'string' ? [] : [{ field: 'q', reason: 'form', message: 'q must be text' }];
  const objections = [...wrongText, ...wrongFilters, ...wrongSort, ...wrongPage];
  if (objections.length > 0) throw refusal(objections);
  const terms = termsOf((query.q as string | undefined) ?? '');
  const searched = terms ? searchCondition(scope, terms) : sql('1 = 0');
  return {
    page,
    sort: sort ?? defaultSort(scope, folder),
    filtered: [...fieldsOf(folder), ...conditions.map(({ field }) => field)],
    condition: every([rowsOfFolder(scope, folder), ...conditions.map((each) => filterCondition(scope, each)), searched]),
  };
}

/** The folder's own order; by age when the reader may not read the field it is sorted by. */
function defaultSort({ fields }: Scope, folder: OpenFolder): Sort {
  return readSort(folder.sort, fields).sort ?? { field: fields.find(({ name }) => name === 'createdAt') as ListField, descending: true };
}

async function pageOf(scope: Scope, question: Question): Promise<RawRow[]> {
  return (await latestPage(scope, question)) ?? read<RawRow>(scope.strapi, pageStatement(scope, question, sourceOf(scope, [question.sort.field, ...question.filtered])));
}

/** How many activities are looked at for each row of the pages that were asked for, and how many at most. */
const LOOKED_AT = 40;
const MOST_LOOKED_AT = 10_000;

/**
 * The page in the order of the last activity, latest first, from the latest activities of all. Null where they do
 * not suffice: other contacts than the folder's have had most of them, or the page is far behind.
 */
async function latestPage(scope: Scope, question: Question): Promise<RawRow[] | null> {
  const { page: { page, pageSize }, filtered, sort: { field, descending } } = question;
  const count = LOOKED_AT * page * pageSize;
  if (!isLastActivity(field) || !descending || filtered.some(isLastActivity) || count > MOST_LOOKED_AT) return null;
  const rows = await read<RawRow & { sure: number }>(scope.strapi, pageStatement(scope, question, latestOf(scope, count), isSurelyLatest));
  return rows.length === pageSize && rows.every(({ sure }) => Number(sure) === 1) ? rows : null;
}

/** The page's ids and order first, so that the other values are looked up for these rows only. `sure`: condition whose truth the rows tell. */
function pageStatement(scope: Scope, { page: { page, pageSize }, condition, sort: { field, descending } }: Question, source: Sql, sure = '1 = 1'): Sql {
  // Empty values stand last either way; without any, the plain order lets an index serve it.
  const direction = descending ? 'desc' : 'asc';
  const empties = field.always && !scope.mask(field.name) ? '' : ' nulls last';
  const places = orderOf(scope, field).map(({ text, bindings }, index) => sql(`${text} as place${index}`, ...bindings));
  const ordered = `order by ${places.map((_place, index) => `place${index} ${direction}${empties}`).join(', ')}, r.id ${direction}`;
  const selection = scope.fields.filter(({ type }) => type !== 'companies').flatMap((each) => [...selectionOf(scope, each), ...maskSelection(scope, each)]);
  return join(
    [
      sql('with page as (select'), join([sql('r.id'), ...places, sql(`case when ${sure} then 1 else 0 end as sure`)], ', '),
      sql('from'), source, sql('where'), condition, sql(`${ordered} limit ? offset ?)`, pageSize, (page - 1) * pageSize),
      sql('select'), join([sql('r.id as "id", r.document_id as "documentId", page.sure'), ...selection], ', '),
      sql(`from page join ${scope.table.name} r on r.id = page.id ${ordered}`),
    ],
    ' '
  );
}

/** Whether the reader may see the field in this row, where that differs from row to row. */
function maskSelection(scope: Scope, { name }: ListField): Sql[] {
  const mask = scope.mask(name);
  return mask ? [sql(`case when ${mask.text} then 1 else 0 end as "${name}Shown"`, ...mask.bindings)] : [];
}
