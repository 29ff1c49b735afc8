import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { branchesOf } from './branches';
import type { Reader } from './reader';
import { todayIn } from '../settings';
import { BOOKKEEPING, PLUGIN, UID } from '../uids';

/**
 * Which rows a reader reaches beyond what a role says about their type: a child row is readable only
 * if its contact is, and writable only where its contact may be changed (docs/architecture.md,
 * "Rights"). Rows are named by subqueries, so that a list costs one statement whatever its size.
 */
export type ReachAction = 'read' | 'update';

/** Ids of rows as SQL; `all`: no restriction, and no cost. */
type Ids = 'all' | Knex.QueryBuilder;

/**
 * Which rows, by subqueries for ids. What leaves out a few of many rows says which these are: a list of
 * all the others would be made anew by every statement.
 */
export interface Reach {
  only: Knex.QueryBuilder | null;
  /** `only` holds very many rows: ask whether one is among them. */
  many: boolean;
  except: Knex.QueryBuilder | null;
}

interface Parents {
  /** Relations to walk from the row to what it hangs on; the last one leads to a contact or a person. */
  paths: string[][];
  /** Whether one reachable parent is enough or every path needs one. */
  needs: 'any' | 'all';
  /** The right on the parents that a write needs; default `update`. */
  write?: { right: ReachAction; needs: 'any' | 'all' };
  /** Relations to admin users whose rows these are: reachable by them whatever the parents. */
  users?: string[];
  /** Rows without any parent are everybody's. */
  orphans?: boolean;
  /**
   * There are very many of them, of which statements take a few: each is asked by itself. A list of all in
   * reach would be made by every statement, and PostgreSQL looks through one that its memory does not hold
   * from the start for every row.
   */
  many?: boolean;
}

const child = (...paths: string[][]): Parents => ({ paths, needs: 'any' });

/** The types that hang on contacts, by content type; linked documents of the host are added at start. */
const PARENTS: Record<string, Parents> = {
  [UID.channel]: child(['contact'], ['person'], ['position', 'company']),
  [UID.address]: child(['contact'], ['person']),
  [UID.bankAccount]: child(['contact']),
  [UID.department]: child(['company']),
  [UID.workplace]: child(['company']),
  [UID.position]: child(['company']),
  [UID.placement]: child(['position', 'company']),
  // One side would tell that the other exists.
  [UID.relation]: { paths: [['from'], ['to']], needs: 'all', write: { right: 'update', needs: 'any' } },
  [UID.stageChange]: child(['contact']),
  [UID.priceAssignment]: child(['contact']),
  // Whoever may see a contact may note a call with it.
  [UID.activity]: { paths: [['contacts'], ['persons']], needs: 'any', users: ['responsible', 'participants', 'createdBy'], orphans: true, many: true },
  [UID.follow]: { paths: [['contact']], needs: 'any', write: { right: 'read', needs: 'any' } },
};

/** Declares a content type of the host as rows of contacts: readable with any of these parties, written by whoever may read one. */
export function declareParents(uid: string, relations: string[]): void {
  PARENTS[uid] = { paths: relations.map((name) => [name]), needs: 'any', write: { right: 'read', needs: 'any' }, orphans: true };
}

export const hasParents = (uid: string): boolean => uid in PARENTS || uid === UID.person;

/** Whether more than the role decides about rows of this type. */
export const hasReach = (uid: string): boolean => hasParents(uid) || uid === UID.folder || BOOKKEEPING.includes(uid);

/** Content types whose rows hang on contacts. */
export const typesWithParents = (): string[] => [...Object.keys(PARENTS), UID.person];

/** First steps of the paths: the relations of a row that decide whose it is. */
export const parentRelations = (uid: string): string[] => [...new Set((PARENTS[uid]?.paths ?? []).map(([first]) => first))];

/** What a write to a row of this type needs on its parents. */
export function writeNeeds(uid: string): { right: ReachAction; needs: 'any' | 'all' } {
  const parents = PARENTS[uid];
  return parents?.write ?? { right: 'update', needs: parents?.needs ?? 'any' };
}

/** Rows of `uid` that the reader reaches; null: all of them. On top of it stand the rights on the type itself. */
export function reachOf(strapi: Core.Strapi, reader: Reader, action: ReachAction, uid: string): Reach | null {
  const ids = idsOf(strapi, reader, action, uid);
  const only = ids === 'all' ? null : ids;
  const except = uid === UID.activity && reader.kind !== 'system' ? othersPrivate(strapi, reader) : null;
  return only || except ? { only, many: PARENTS[uid]?.many ?? false, except } : null;
}

/** The same as a condition for `strapi.db.query` and for filters of the Document Service; undefined: all rows. */
export function reachCondition(strapi: Core.Strapi, reader: Reader, action: ReachAction, uid: string): Record<string, unknown> | undefined {
  const reach = reachOf(strapi, reader, action, uid);
  if (!reach) return undefined;
  const { only, except } = reach;
  return { id: { ...(only ? { $in: only } : {}), ...(except ? { $notIn: except } : {}) } };
}

/**
 * What a row of `uid` has to hang on to be read, by the first relation of its paths; null: a reader who is told of
 * all parents of a kind. For lists that start from few parents rather than from the rows.
 */
export function parentsInReach(strapi: Core.Strapi, reader: Reader, uid: string): Map<string, Knex.QueryBuilder> | null {
  const found = new Map<string, Knex.QueryBuilder>();
  for (const path of PARENTS[uid].paths) {
    const ids = idsOf(strapi, reader, 'read', targetOf(strapi, uid, path));
    if (ids === 'all') return null;
    found.set(path[0], ids);
  }
  return found;
}

function idsOf(strapi: Core.Strapi, reader: Reader, action: ReachAction, uid: string): Ids {
  if (reader.kind === 'system') return 'all';
  // Hidden from the Content Manager's menus, these types would still answer a super administrator's request.
  if (BOOKKEEPING.includes(uid)) return nothing(strapi);
  if (uid === UID.folder) return folders(strapi, reader);
  if (reader.kind === 'api') return 'all';
  if (uid === UID.contact) return contacts(strapi, reader, action);
  if (uid === UID.person) return persons(strapi, reader, action);
  if (uid === UID.follow) return ownFollows(strapi, reader);
  return uid in PARENTS ? children(strapi, reader, action, uid) : 'all';
}

/** Contacts by the conditions of the reader's roles. */
function contacts(strapi: Core.Strapi, reader: Reader, action: ReachAction): Ids {
  const actions = action === 'update' ? (['read', 'update'] as const) : (['read'] as const);
  if (actions.some((name) => !reader.can(name, UID.contact))) return nothing(strapi);
  const all = actions.map((name) => reader.condition(name, UID.contact)).filter((condition) => condition !== undefined);
  // Mostly one may change what one may read.
  const conditions = [...new Map(all.map((condition) => [JSON.stringify(condition), condition])).values()];
  if (conditions.length === 0) return 'all';
  const branches = conditions.length === 1 ? branchesOf(conditions[0]) : [{ $and: conditions }];
  const [first, ...others] = branches.map((branch) => queryBuilder(strapi, UID.contact).where(branch).select('id').getKnexQuery());
  return others.length > 0 ? first.union(others) : first;
}

/** A person by its own contact, by the company of a position, past ones included, or as its creator. */
function persons(strapi: Core.Strapi, reader: Reader, action: ReachAction): Ids {
  const reachable = contacts(strapi, reader, action);
  if (reachable === 'all') return 'all';
  const own = linksOf(strapi, UID.contact, 'person');
  const held = linksOf(strapi, UID.position, 'person');
  const positions = linked(strapi, UID.position, ['company'], reachable);
  return rowsOf(strapi, UID.person)
    .whereIn('id', connection(strapi)(own.table).select(own.to).whereIn(own.from, reachable.clone()))
    .orWhereIn('id', connection(strapi)(held.table).select(held.to).whereIn(held.from, positions))
    .orWhere('created_by_id', reader.user?.id ?? 0);
}

function children(strapi: Core.Strapi, reader: Reader, action: ReachAction, uid: string): Ids {
  const { paths, needs, users = [], orphans, many } = PARENTS[uid];
  const write = writeNeeds(uid);
  const right = action === 'read' ? 'read' : write.right;
  const targets = paths.map((path) => idsOf(strapi, reader, right, targetOf(strapi, uid, path)));
  if (targets.every((target) => target === 'all')) return 'all';
  const isEnough = (action === 'read' ? needs : write.needs) === 'any';
  const person = { strapi, uid, userId: reader.user?.id ?? 0 };
  return rowsOf(strapi, uid).where((where) => {
    where.where((parents) => {
      paths.forEach((path, index) => {
        const target = targets[index] === 'all' ? rowsOf(strapi, targetOf(strapi, uid, path)) : targets[index];
        if (many) parents.orWhereExists(linksOfRow(strapi, uid, path[0]).whereIn(linksOf(strapi, uid, path[0]).to, target));
        else parents[isEnough ? 'orWhereIn' : 'whereIn']('id', linked(strapi, uid, path, target));
      });
    });
    for (const name of users) orOfPerson(where, person, name);
    // To be read, that is: what has no contact is changed by those whose it is.
    if (orphans && !(action === 'update' && users.length > 0)) {
      where.orWhere((alone) => paths.forEach(([first]) => alone.whereNotExists(linksOfRow(strapi, uid, first))));
    }
  });
}

/** Links of the row of `uid` that a statement asks about. */
function linksOfRow(strapi: Core.Strapi, uid: string, name: string): Knex.QueryBuilder {
  const { table, from } = linksOf(strapi, uid, name);
  return connection(strapi)(table).select(from).whereRaw('?? = ??', [`${table}.${from}`, `${strapi.db.metadata.get(uid).tableName}.id`]);
}

/** Rows of the user, and what lies on the desk of those for whom they stand in, whatever the contact. */
function orOfPerson(where: Knex.QueryBuilder, { strapi, uid, userId }: { strapi: Core.Strapi; uid: string; userId: number }, name: string): void {
  if (name === 'createdBy') {
    where.orWhere('created_by_id', userId);
    return;
  }
  const { to } = linksOf(strapi, uid, name);
  where.orWhereExists(linksOfRow(strapi, uid, name).where((link) => link.where(to, userId).orWhereIn(to, absentColleagues(strapi, userId))));
}

/** Private activities are their responsible's alone; no site ever gets them. */
function othersPrivate(strapi: Core.Strapi, { user }: Reader): Knex.QueryBuilder {
  const { tableName } = strapi.db.metadata.get(UID.activity);
  // A literal: for a bound value PostgreSQL expects half of the rows, and reads the whole table.
  const found = connection(strapi)(tableName).select(`${tableName}.id`).whereRaw('?? = true', [`${tableName}.private`]);
  if (!user) return found;
  const { table, from, to } = linksOf(strapi, UID.activity, 'responsible');
  // By row: of two million activities a user may be responsible for a great many.
  return found.whereNotExists(connection(strapi)(table).select(from).whereRaw('?? = ??', [`${table}.${from}`, `${tableName}.id`]).where(to, user.id));
}

/** Lets a user share folders and change shared ones, so that it shows those of all roles. */
export const SHARE_FOLDERS = `plugin::${PLUGIN}.finding.share`;

/** Folders for everybody or for a role of the reader, and one's own. */
function folders(strapi: Core.Strapi, reader: Reader): Ids {
  const { table, from, to } = linksOf(strapi, UID.folder, 'roles');
  const limited = connection(strapi)(table).select(from);
  const visible = rowsOf(strapi, UID.folder).where((where) => {
    where.where('shared', true);
    if (reader.kind === 'admin' && reader.may(SHARE_FOLDERS)) return;
    where.where((open) => {
      open.whereNotIn('id', limited);
      if (reader.user) open.orWhereIn('id', limited.clone().whereIn(to, reader.user.roles.map(({ id }) => id)));
    });
  });
  if (reader.user) orOfUser(strapi, visible, UID.folder, 'owner', reader.user.id);
  return visible;
}

/** Whom one follows is nobody else's business. */
function ownFollows(strapi: Core.Strapi, reader: Reader): Ids {
  const own = rowsOf(strapi, UID.follow).where((where) => orOfUser(strapi, where, UID.follow, 'user', reader.user?.id ?? 0));
  const reachable = children(strapi, reader, 'read', UID.follow);
  return reachable === 'all' ? own : own.whereIn('id', reachable);
}

function orOfUser(strapi: Core.Strapi, where: Knex.QueryBuilder, uid: string, name: string, userId: number): void {
  if (name === 'createdBy') {
    where.orWhere('created_by_id', userId);
    return;
  }
  const { table, from, to } = linksOf(strapi, uid, name);
  where.orWhereIn('id', connection(strapi)(table).select(from).where(to, userId));
}

/** Row ids of colleagues who are absent today and for whom the user stands in. */
export function absentColleagues(strapi: Core.Strapi, userId: number): Knex.QueryBuilder {
  const { tableName } = strapi.db.metadata.get(UID.absence);
  const [user, deputy] = [linksOf(strapi, UID.absence, 'user'), linksOf(strapi, UID.absence, 'deputy')];
  const today = todayIn(strapi);
  return connection(strapi)(`${user.table} as u`)
    .select(`u.${user.to}`)
    .join(`${deputy.table} as d`, `d.${deputy.from}`, `u.${user.from}`)
    .join(`${tableName} as t`, 't.id', `u.${user.from}`)
    .where(`d.${deputy.to}`, userId)
    .where((where) => where.whereNull('t.valid_from').orWhere('t.valid_from', '<=', today))
    .where((where) => where.whereNull('t.valid_to').orWhere('t.valid_to', '>=', today));
}

/** Ids of rows of `uid` that the path links to one of `targets`. */
function linked(strapi: Core.Strapi, uid: string, [first, ...rest]: string[], targets: Knex.QueryBuilder): Knex.QueryBuilder {
  const { table, from, to, target } = linksOf(strapi, uid, first);
  const reached = rest.length === 0 ? targets.clone() : linked(strapi, target, rest, targets);
  return connection(strapi)(table).select(from).whereIn(to, reached);
}

function targetOf(strapi: Core.Strapi, uid: string, [first, ...rest]: string[]): string {
  const { target } = linksOf(strapi, uid, first);
  return rest.length === 0 ? target : targetOf(strapi, target, rest);
}

interface Links {
  table: string;
  /** Column of the row, column of what it is linked to. */
  from: string;
  to: string;
  target: string;
}

function linksOf(strapi: Core.Strapi, uid: string, name: string): Links {
  const attribute = strapi.db.metadata.get(uid).attributes[name] as unknown as {
    target: string;
    joinTable: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
  };
  const { joinTable, target } = attribute;
  return { table: joinTable.name, from: joinTable.joinColumn.name, to: joinTable.inverseJoinColumn.name, target };
}

const connection = (strapi: Core.Strapi): Knex => strapi.db.connection;
const rowsOf = (strapi: Core.Strapi, uid: string) => strapi.db.connection(strapi.db.metadata.get(uid).tableName).select('id');
const nothing = (strapi: Core.Strapi) => rowsOf(strapi, UID.contact).whereRaw('1 = 0');

interface StrapiQueryBuilder {
  where(where: object): StrapiQueryBuilder;
  select(column: string): StrapiQueryBuilder;
  getKnexQuery(): Knex.QueryBuilder;
}

const queryBuilder = (strapi: Core.Strapi, uid: string) => strapi.db.queryBuilder(uid) as unknown as StrapiQueryBuilder;
