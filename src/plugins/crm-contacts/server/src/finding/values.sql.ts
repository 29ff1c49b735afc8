import { every, isIn, permittedRows, sql, schemaOf, type Sql } from '../kernel/sql';
import { ADMIN_USER, UID } from '../kernel/uids';
import type { ListField } from './fields.rules';
import type { Scope } from './scope.sql';

/** How an admin user is called: as kernel/user-name.ts has it, so that rows can be sorted by it. */
const userName = (alias: string) =>
  `coalesce(nullif(trim(coalesce(${alias}.firstname, '') || ' ' || coalesce(${alias}.lastname, '')), ''), ${alias}.username, ${alias}.document_id)`;

const LAST_ACTIVITY = 'lastActivityAt';
const LATEST = 'latest';

/**
 * The rows `r`, with what the conditions and the order on `used` fields need beside them: one pass over
 * the activities instead of one look-up per row.
 */
export function sourceOf(scope: Scope, used: readonly ListField[]): Sql {
  if (!used.some(isLastActivity)) return sql(`${scope.table.name} r`);
  const { contact, from, told } = activitiesOf(scope);
  return sql(
    `${scope.table.name} r left join (select ${contact} as id, max(a.starts_at) as at ${from} where ${told.text} group by ${contact}) ${LATEST} on ${LATEST}.id = r.id`,
    ...told.bindings
  );
}

/**
 * Those of the rows `r` that have one of the latest `count` activities, whoever may read them: in the order of the
 * last activity these come first. `bound`: the earliest moment of which all are known but those of that very moment.
 */
export function latestOf(scope: Scope, count: number): Sql {
  const { contact, activities, link, happened, readable } = activitiesOf(scope);
  const recent = sql(`select a.id, a.starts_at from ${activities} a where ${happened.text} order by a.starts_at desc limit ?`, ...happened.bindings, count);
  return sql(
    `${scope.table.name} r join (select ${contact} as id, max(a.starts_at) as at, min(min(a.starts_at)) over () as bound
       from (${recent.text}) a join ${link.table} l on l.${link.own} = a.id where ${readable.text} group by ${contact}) ${LATEST} on ${LATEST}.id = r.id`,
    ...recent.bindings, ...readable.bindings
  );
}

/** Whether a row of `latestOf` stands before every row that it leaves out. */
export const isSurelyLatest = `${LATEST}.at > ${LATEST}.bound`;

export const isLastActivity = ({ name }: ListField): boolean => name === LAST_ACTIVITY;

/** The value of a field in the row `r`, as it is compared with values of its type; see `sourceOf`. */
export function valueOf(scope: Scope, field: ListField): Sql {
  if (isLastActivity(field)) return sql(`${LATEST}.at`);
  if (field.type === 'user') return ownerPart(scope, field, userName('u'));
  return sql(`r.${scope.table.column(field.name)}`);
}

/** The values by which rows are put in order: text without case, names without marks before those with. */
export function orderOf(scope: Scope, field: ListField): Sql[] {
  const value = valueOf(scope, field);
  const plain = field.type === 'user' || field.type === 'text' ? sql(`lower(${value.text})`, ...value.bindings) : value;
  const values = field.foldedIn ? [sql(`r.${scope.table.column(field.foldedIn)}`), value] : [plain];
  const mask = scope.mask(field.name);
  // A row whose field is hidden is sorted as if it were empty, or its place would tell the value.
  return mask ? values.map((each) => sql(`case when ${mask.text} then ${each.text} end`, ...mask.bindings, ...each.bindings)) : values;
}

/** The value as the statement yields it: instants in milliseconds, users as name and document id. */
export function selectionOf(scope: Scope, field: ListField): Sql[] {
  const named = ({ text, bindings }: Sql, name: string) => sql(`${text} as "${name}"`, ...bindings);
  if (field.type === 'user') {
    return [named(ownerPart(scope, field, userName('u')), field.name), named(ownerPart(scope, field, 'u.document_id'), `${field.name}Id`)];
  }
  const value = isLastActivity(field) ? lastActivity(scope) : valueOf(scope, field);
  return [named(field.type === 'instant' ? sql(scope.dialect.epochMillis(value.text), ...value.bindings) : value, field.name)];
}

function ownerPart({ strapi, table }: Scope, field: ListField, part: string): Sql {
  const link = table.link(field.name);
  const users = schemaOf(strapi, ADMIN_USER).name;
  return sql(`(select ${part} from ${link.table} l join ${users} u on u.id = l.${link.target} where l.${link.own} = r.id)`);
}

/** Rows with one of these users, by document id, as owner or deputy. */
export function withUser({ strapi, table }: Scope, attribute: string, documentIds: readonly unknown[]): Sql {
  const link = table.link(attribute);
  const users = schemaOf(strapi, ADMIN_USER).name;
  const one = isIn('u.document_id', documentIds);
  return sql(`r.id in (select l.${link.own} from ${link.table} l join ${users} u on u.id = l.${link.target} where ${one.text})`, ...one.bindings);
}

/** For the rows of one page. */
function lastActivity(scope: Scope): Sql {
  const { contact, from, told } = activitiesOf(scope);
  return sql(`(select max(a.starts_at) ${from} where ${contact} = r.id and ${told.text})`, ...told.bindings);
}

/** The activities that the reader may read and that have happened: neither planned nor cancelled. */
function activitiesOf({ strapi, reader, dialect }: Scope) {
  const { name: activities, link: linkOf } = schemaOf(strapi, UID.activity);
  const link = linkOf('contacts');
  const happened = every([sql('a.starts_at <= ?', dialect.instant(new Date())), sql(`a.state <> 'cancelled'`)]);
  const readable = permittedRows(strapi, reader, UID.activity, 'a', 'startsAt') ?? every([]);
  return {
    activities, link, happened, readable,
    contact: `l.${link.target}`,
    from: `from ${link.table} l join ${activities} a on a.id = l.${link.own}`,
    told: every([happened, readable]),
  };
}
