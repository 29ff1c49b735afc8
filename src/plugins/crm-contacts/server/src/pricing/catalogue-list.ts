import type { Core } from '@strapi/strapi';
import type { CatalogueList, CatalogueListQuery, CatalogueListRow } from '../../../contracts/catalogues';
import { notFound } from '../kernel/errors';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { every, isIn, permittedRows, read, sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { dayOf } from './in-force';
import { stateOf } from './in-force.rules';

/** Of a catalogue's own attributes those that the list shows. */
const SHOWN = ['name', 'kind', 'currency', 'general', 'validFrom', 'validTo'] as const;

interface Row extends Pick<CatalogueListRow, (typeof SHOWN)[number]> {
  id: number;
  documentId: string;
  createdAt: string | null;
  base: { documentId: string; name: string } | null;
}

/** A page of the catalogues that the reader may read, by name, with what hangs on them: five statements whatever their number. */
export async function listCatalogues(strapi: Core.Strapi, reader: Reader, { q, kind, page = 1, pageSize = 25 }: CatalogueListQuery): Promise<CatalogueList> {
  if (!reader.can('read', UID.priceCatalogue)) throw notFound();
  const permitted = reader.where('read', UID.priceCatalogue);
  // Neither search nor order tells of names that the reader may not see.
  const seesNames = reader.can('read', UID.priceCatalogue, undefined, 'name');
  const byName = seesNames ? [{ name: 'asc' }, { validFrom: 'desc' }] : [];
  const asked = [...(q ? onlySeen(reader, 'name', { name: { $containsi: q } }) : []), ...(kind ? onlySeen(reader, 'kind', { kind }) : [])];
  const where = { $and: [...(permitted ? [permitted] : []), ...asked] };
  const [rows, total] = await Promise.all([
    strapi.db.query(UID.priceCatalogue).findMany({ where, orderBy: [...byName, { id: 'asc' }], populate: { base: { select: ['documentId', 'name'] } }, offset: (page - 1) * pageSize, limit: pageSize }) as Promise<Row[]>,
    strapi.db.query(UID.priceCatalogue).count({ where }),
  ]);
  const ids = rows.map(({ id }) => id);
  const [isShown, entries, assignments, bases] = await Promise.all([
    fieldsOf(strapi, reader, UID.priceCatalogue, rows.map(({ documentId }) => documentId)),
    countsOf(strapi, reader, UID.priceEntry, ids),
    countsOf(strapi, reader, UID.priceAssignment, ids),
    reader.keep('read', UID.priceCatalogue, rows.flatMap(({ base }) => (base ? [base.documentId] : []))),
  ]);
  const results = rows.map((row) => shown(strapi, isShown, row, { entryCount: entries?.get(row.id) ?? (entries ? 0 : undefined), assignmentCount: assignments?.get(row.id) ?? (assignments ? 0 : undefined) }, bases));
  return { results, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
}

/** Conditions on a field: only rows of which the reader may see it. */
function onlySeen(reader: Reader, field: string, condition: object): object[] {
  if (!reader.can('read', UID.priceCatalogue, undefined, field)) return [{ id: -1 }];
  const permitted = reader.where('read', UID.priceCatalogue, field);
  return permitted ? [condition, permitted] : [condition];
}

function shown(strapi: Core.Strapi, isShown: IsShown, row: Row, counts: Pick<CatalogueListRow, 'entryCount' | 'assignmentCount'>, bases: Set<string>): CatalogueListRow {
  const made = { validFrom: row.validFrom, validTo: row.validTo, createdAt: row.createdAt ? new Date(row.createdAt).getTime() : null };
  const { documentId, base } = row;
  const seen: Partial<Row> = Object.fromEntries(SHOWN.filter((name) => isShown(documentId, name)).map((name) => [name, row[name]]));
  return {
    // What may not be read is absent: no day would say *always*.
    documentId, ...seen, ...(seen.general === undefined ? {} : { general: Boolean(seen.general) }),
    state: stateOf(made, todayIn(strapi), dayOf(strapi)),
    ...(isShown(documentId, 'base') ? { base: base && bases.has(base.documentId) ? { documentId: base.documentId, name: base.name } : null } : {}),
    ...counts,
  } as CatalogueListRow;
}

/** Rows of a type by their catalogue's row id, as far as the reader may read them; null: none of the type. */
async function countsOf(strapi: Core.Strapi, reader: Reader, uid: string, catalogues: number[]): Promise<Map<number, number> | null> {
  if (!reader.can('read', uid)) return null;
  const { table, own, target } = linkOf(strapi, uid, 'catalogue');
  const permitted = permittedRows(strapi, reader, uid, 'r');
  const condition = every([isIn(`l."${target}"`, catalogues), ...(permitted ? [permitted] : [])]);
  const rows = await read<{ id: number; count: string | number }>(
    strapi,
    sql(`SELECT l."${target}" AS id, count(*) AS count FROM "${table}" l JOIN "${tableOf(strapi, uid)}" r ON r.id = l."${own}" WHERE ${condition.text} GROUP BY l."${target}"`, ...condition.bindings)
  );
  return new Map(rows.map(({ id, count }) => [Number(id), Number(count)]));
}
