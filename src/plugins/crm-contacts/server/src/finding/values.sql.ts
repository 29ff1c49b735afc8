import { every, isIn, permittedIds, sql, tableOf, type Sql } from '../kernel/sql';
import { ADMIN_USER, UID } from '../kernel/uids';
import type { ListField } from './fields.rules';
import type { Scope } from './scope.sql';

/** How an admin user is called: as kernel/user-name.ts has it, so that rows can be sorted by it. */
const userName = (alias: string) =>
  `coalesce(nullif(trim(coalesce(${alias}.firstname, '') || ' ' || coalesce(${alias}.lastname, '')), ''), ${alias}.username, ${alias}.document_id)`;

/** The value of a field in the row `r`, as it is compared with values of its type. */
export function valueOf(scope: Scope, field: ListField): Sql {
  if (field.name === 'lastActivityAt') return lastActivity(scope);
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
  const value = valueOf(scope, field);
  return [named(field.type === 'instant' ? sql(scope.dialect.epochMillis(value.text), ...value.bindings) : value, field.name)];
}

function ownerPart({ strapi, table }: Scope, field: ListField, part: string): Sql {
  const link = table.link(field.name);
  const users = tableOf(strapi, ADMIN_USER).name;
  return sql(`(select ${part} from ${link.name} l join ${users} u on u.id = l.${link.far} where l.${link.near} = r.id)`);
}

/** Rows of contacts with a user as owner or deputy. `column`: of admin users. */
export function withUser({ strapi, table }: Scope, attribute: string, column: 'id' | 'document_id', values: readonly unknown[]): Sql {
  const link = table.link(attribute);
  const users = tableOf(strapi, ADMIN_USER).name;
  const one = isIn(`u.${column}`, values);
  return sql(`r.id in (select l.${link.near} from ${link.name} l join ${users} u on u.id = l.${link.far} where ${one.text})`, ...one.bindings);
}

/** The latest of the activities that the reader may read; planned and cancelled ones have not happened. */
function lastActivity({ strapi, reader, dialect }: Scope): Sql {
  const activities = tableOf(strapi, UID.activity);
  const link = activities.link('contacts');
  const ids = permittedIds(strapi, reader, UID.activity, 'startsAt');
  const told = every([
    sql(`l.${link.far} = r.id`),
    sql(`a.starts_at <= ?`, dialect.instant(new Date())),
    sql(`a.state <> 'cancelled'`),
    ...(ids ? [isIn('a.id', ids)] : []),
  ]);
  return sql(
    `(select max(a.starts_at) from ${link.name} l join ${activities.name} a on a.id = l.${link.near} where ${told.text})`,
    ...told.bindings
  );
}
