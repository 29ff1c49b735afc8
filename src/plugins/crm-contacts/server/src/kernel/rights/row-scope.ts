import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { linkOf, tableOf } from '../tables';
import { branchesOf } from './branches';
import type { Reader } from './reader';
import { rightsOf } from './type-rights';

/**
 * Which rows of a type somebody reaches beyond what their roles say about it: what hangs on a contact is reached
 * with the contact. Rows are named by subqueries, so that a list costs one statement whatever its size. What a
 * type's scope is stands beside its schema; this file knows the kinds of scope and no type.
 */
export type ScopeAction = 'read' | 'update';

/** Ids of rows as SQL; `all`: no restriction, and no cost. */
export type Ids = 'all' | Knex.QueryBuilder;

/** Who asks for which rows. */
export interface Asked {
  strapi: Core.Strapi;
  reader: Reader;
  action: ScopeAction;
  uid: string;
}

export interface RowScope {
  /** Whether it restricts anybody at all. */
  restricts: boolean;
  /** The rows of it. Asked for users of the panel, and for sites where `alsoSites`. */
  ids(asked: Asked): Ids;
  /** Sites reach every row of a type that they may use, unless the scope says otherwise. */
  alsoSites?: boolean;
  /** Rows that are left out of `ids`, for sites too; null: none. */
  except?(asked: Asked): Knex.QueryBuilder | null;
  /**
   * There are very many rows, of which statements take a few: each is asked by itself. A list of all in scope would
   * be made by every statement, and PostgreSQL looks through one that its memory does not hold from the start for
   * every row.
   */
  many?: boolean;
  /** The relations to the rows on which these hang. */
  parents?: readonly string[];
}

/** The role alone decides. */
export const everyRow: RowScope = { restricts: false, ids: () => 'all' };

/** No request reaches any row: hidden from the Content Manager's menus, a type still answers a super administrator. */
export const noRow: RowScope = { restricts: true, alsoSites: true, ids: ({ strapi, uid }) => idsIn(strapi, uid).whereRaw('1 = 0') };

export interface Parents {
  /** Relations to what a row hangs on. */
  parents: readonly string[];
  /** Whether one reachable parent is enough (default) or each is needed. */
  needs?: 'any' | 'all';
  /** The right on the parents that a write needs; by default `update` on as many as a read needs. */
  write?: { right: ScopeAction; needs: 'any' | 'all' };
  /** Rows without any parent are everybody's to read. */
  orphans?: boolean;
  /** Further rows, whatever their parents: adds its conditions to those that are enough. */
  others?(where: Knex.QueryBuilder, asked: Asked): void;
  many?: RowScope['many'];
  except?: RowScope['except'];
}

/** Rows that are reached with the rows on which they hang. */
export function hangsOn({ parents, needs = 'any', write = { right: 'update', needs }, orphans, others, many, except }: Parents): RowScope {
  return { restricts: true, parents, many, except, ids };

  function ids(asked: Asked): Ids {
    const { strapi, reader, action, uid } = asked;
    const right = action === 'read' ? 'read' : write.right;
    const targets = parents.map((name) => permittedIds({ strapi, reader, action: right, uid: targetOf(strapi, uid, name) }));
    if (targets.every((target) => target === 'all')) return 'all';
    const isEnough = (action === 'read' ? needs : write.needs) === 'any';
    return idsIn(strapi, uid).where((where) => {
      where.where((each) => {
        parents.forEach((name, index) => {
          const target = targets[index];
          const reached = target === 'all' ? idsIn(strapi, targetOf(strapi, uid, name)) : target;
          if (many) each.orWhereExists(linksOfRow(strapi, uid, name).whereIn(linkOf(strapi, uid, name).target, reached));
          else each[isEnough ? 'orWhereIn' : 'whereIn']('id', linkedTo(strapi, uid, name, reached));
        });
      });
      others?.(where, asked);
      // To be read, that is: what has no parent is changed by those whose it is.
      if (orphans && !(action === 'update' && others)) {
        where.orWhere((alone) => parents.forEach((name) => alone.whereNotExists(linksOfRow(strapi, uid, name))));
      }
    });
  }
}

/** Whether more than the role decides about rows of this type. */
export const isScoped = (uid: string): boolean => rightsOf(uid)?.rows.restricts ?? false;

/** Which rows, by subqueries for ids. */
export interface Scope {
  only: Knex.QueryBuilder | null;
  /** `only` holds very many rows: ask whether one is among them. */
  many: boolean;
  /** What is left out of many rows: a list of all the others would be made anew by every statement. */
  except: Knex.QueryBuilder | null;
}

/** Rows of `uid` that the reader reaches; null: all of them. On top of it stand the rights on the type itself. */
export function scopeOf(strapi: Core.Strapi, reader: Reader, action: ScopeAction, uid: string): Scope | null {
  const rows = rightsOf(uid)?.rows;
  if (!rows || reader.kind === 'system') return null;
  const asked = { strapi, reader, action, uid };
  const ids = idsWithin(rows, asked);
  const only = ids === 'all' ? null : ids;
  const except = rows.except?.(asked) ?? null;
  return only || except ? { only, many: rows.many ?? false, except } : null;
}

/** The same as a condition for `strapi.db.query` and for filters of the Document Service; undefined: all rows. */
export function scopeCondition(strapi: Core.Strapi, reader: Reader, action: ScopeAction, uid: string): Record<string, unknown> | undefined {
  const scope = scopeOf(strapi, reader, action, uid);
  if (!scope) return undefined;
  const { only, except } = scope;
  return { id: { ...(only ? { $in: only } : {}), ...(except ? { $notIn: except } : {}) } };
}

/**
 * What a row of `uid` has to hang on to be read, by the relation; null: a reader who is told of all parents of a
 * kind. For lists that start from few parents rather than from the rows.
 */
export function parentsInScope(strapi: Core.Strapi, reader: Reader, uid: string): Map<string, Knex.QueryBuilder> | null {
  const found = new Map<string, Knex.QueryBuilder>();
  for (const name of rightsOf(uid)?.rows.parents ?? []) {
    const ids = permittedIds({ strapi, reader, action: 'read', uid: targetOf(strapi, uid, name) });
    if (ids === 'all') return null;
    found.set(name, ids);
  }
  return found;
}

function idsWithin(rows: RowScope, asked: Asked): Ids {
  if (asked.reader.kind === 'system' || (asked.reader.kind === 'api' && !rows.alsoSites)) return 'all';
  return rows.ids(asked);
}

/** Rows that the reader may read (and change): the type, the conditions of the roles and the scope together. */
export function permittedIds(asked: Asked): Ids {
  const { strapi, reader, action, uid } = asked;
  // Sites know types and actions: their routes have asked for those.
  if (reader.kind !== 'admin') return idsWithin(rightsOf(uid)?.rows ?? everyRow, asked);
  const actions = action === 'update' ? (['read', 'update'] as const) : (['read'] as const);
  if (actions.some((name) => !reader.can(name, uid))) return idsIn(strapi, uid).whereRaw('1 = 0');
  const conditioned = idsByConditions(asked, actions);
  const scoped = idsWithin(rightsOf(uid)?.rows ?? everyRow, asked);
  if (conditioned === 'all' || scoped === 'all') return conditioned === 'all' ? scoped : conditioned;
  return scoped.clone().whereIn('id', conditioned);
}

function idsByConditions({ strapi, reader, uid }: Asked, actions: readonly ScopeAction[]): Ids {
  const all = actions.map((name) => reader.condition(name, uid)).filter((condition) => condition !== undefined);
  // Mostly one may change what one may read.
  const conditions = [...new Map(all.map((condition) => [JSON.stringify(condition), condition])).values()];
  if (conditions.length === 0) return 'all';
  const branches = conditions.length === 1 ? branchesOf(conditions[0]) : [{ $and: conditions }];
  const [first, ...others] = branches.map((branch) => idsWhere(strapi, uid, branch));
  return others.length > 0 ? first.union(others) : first;
}

/** Ids of the rows of a type. */
export const idsIn = (strapi: Core.Strapi, uid: string): Knex.QueryBuilder => strapi.db.connection(tableOf(strapi, uid)).select('id');

/** Ids of rows of `uid` that meet one of Strapi's conditions. */
export const idsWhere = (strapi: Core.Strapi, uid: string, where: object): Knex.QueryBuilder => queryBuilder(strapi, uid).where(where).select('id').getKnexQuery();

/** Ids of rows of `uid` that the relation links to one of `targets`. */
export function linkedTo(strapi: Core.Strapi, uid: string, name: string, targets: Knex.QueryBuilder): Knex.QueryBuilder {
  const { table, own, target } = linkOf(strapi, uid, name);
  return strapi.db.connection(table).select(own).whereIn(target, targets.clone());
}

/** Links of the row of `uid` that a statement asks about. */
export function linksOfRow(strapi: Core.Strapi, uid: string, name: string): Knex.QueryBuilder {
  const { table, own } = linkOf(strapi, uid, name);
  return strapi.db.connection(table).select(own).whereRaw('?? = ??', [`${table}.${own}`, `${tableOf(strapi, uid)}.id`]);
}

/** Ids of rows of `uid` whose relation names the admin user with this row id. */
export function ofUser(strapi: Core.Strapi, uid: string, name: string, userId: number): Knex.QueryBuilder {
  const { table, own, target } = linkOf(strapi, uid, name);
  return strapi.db.connection(table).select(own).where(target, userId);
}

function targetOf(strapi: Core.Strapi, uid: string, name: string): string {
  return (strapi.getModel(uid as never) as unknown as { attributes: Record<string, { target: string }> }).attributes[name].target;
}

interface StrapiQueryBuilder {
  where(where: object): StrapiQueryBuilder;
  select(column: string): StrapiQueryBuilder;
  getKnexQuery(): Knex.QueryBuilder;
}

const queryBuilder = (strapi: Core.Strapi, uid: string) => strapi.db.queryBuilder(uid) as unknown as StrapiQueryBuilder;
