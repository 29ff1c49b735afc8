import type { Core } from '@strapi/strapi';
import type { Entity } from '../../../contracts/finding';
import { dialectOf, type Dialect } from '../kernel/dialect';
import type { Reader } from '../kernel/rights/reader';
import { every, permittedRows, rowsShowing, some, sql, schemaOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { FIELDS, isAlwaysReadable, type ListField } from './fields.rules';

/** What a reader may see of one kind of rows; `r` is the alias of their table in every statement. */
export interface Scope {
  strapi: Core.Strapi;
  reader: Reader;
  entity: Entity;
  dialect: Dialect;
  table: ReturnType<typeof schemaOf>;
  /** Fields that the reader may read in at least some rows. */
  fields: ListField[];
  /** Condition that keeps the rows that the reader may read. */
  rows: Sql;
  /** Condition for the rows whose field the reader may read; null: all of `rows`. */
  mask(field: string): Sql | null;
}

export const UIDS: Record<Entity, string> = { contact: UID.contact, person: UID.person };

/** Null: the reader may read no such rows at all. */
export function scopeOf(strapi: Core.Strapi, reader: Reader, entity: Entity): Scope | null {
  const uid = UIDS[entity];
  if (!reader.can('read', uid)) return null;
  const rows = permittedRows(strapi, reader, uid, 'r');
  const masks = new Map<string, Sql | null>();
  return {
    strapi, reader, entity,
    dialect: dialectOf(strapi),
    table: schemaOf(strapi, uid),
    fields: FIELDS[entity].filter((field) => isReadable(reader, uid, field)),
    rows: rows ?? every([]),
    mask(field) {
      if (!masks.has(field)) masks.set(field, isAlwaysReadable(field) || field in DERIVED ? null : rowsShowing(strapi, reader, uid, 'r.id', field));
      return masks.get(field) ?? null;
    },
  };
}

/** A derived field is made of other types' rows, which the reader must be able to read. */
const DERIVED: Record<string, [uid: string, field: string][]> = {
  lastActivityAt: [[UID.activity, 'startsAt'], [UID.activity, 'contacts']],
  companies: [[UID.position, 'company'], [UID.position, 'person'], [UID.contact, 'name']],
};

function isReadable(reader: Reader, uid: string, { name, derived }: ListField): boolean {
  if (derived) return DERIVED[name].every(([target, field]) => reader.can('read', target) && reader.can('read', target, undefined, field));
  return isAlwaysReadable(name) || reader.can('read', uid, undefined, name);
}

/** An attribute of a joined table for a select list: null where the reader may not read it; nothing when they never may. */
export function shownColumn({ strapi, reader }: Pick<Scope, 'strapi' | 'reader'>, uid: string, field: string, alias: string, as = field): Sql[] {
  if (!reader.can('read', uid, undefined, field)) return [];
  const mask = rowsShowing(strapi, reader, uid, `${alias}.id`, field);
  const column = `${alias}.${schemaOf(strapi, uid).column(field)}`;
  return [mask ? sql(`case when ${mask.text} then ${column} end as "${as}"`, ...mask.bindings) : sql(`${column} as "${as}"`)];
}

/** Condition for the rows of a joined table that the reader may read (whose `field`, when named). */
export function shownRows({ strapi, reader }: Pick<Scope, 'strapi' | 'reader'>, uid: string, alias: string, field?: string): Sql {
  if (!reader.can('read', uid, undefined, field)) return some([]);
  return permittedRows(strapi, reader, uid, alias, field) ?? every([]);
}
