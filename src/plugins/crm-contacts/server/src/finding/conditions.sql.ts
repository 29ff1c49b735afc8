import { anywhere, atStart } from '../kernel/like';
import type { PluginConfig } from '../config';
import { foldName } from '../contacts/normalization';
import { addDays, dayIn, isDay, startOfDay } from '../kernel/dates';
import { every, isIn, join, some, sql, schemaOf, type Sql } from '../kernel/sql';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import type { Condition, Operator } from './filters.rules';
import type { FolderConditions } from './folders.rules';
import { shownRows, type Scope } from './scope.sql';
import { valueOf, withUser } from './values.sql';

/** Which rows of `r` a folder shows. */
export function folderCondition(scope: Scope, { closed, stage, stageStatus, mine, followed, kind, withPersons }: FolderConditions): Sql {
  if (scope.entity === 'person') return every([]);
  return every([
    sql(`r.closed_on is ${closed ? 'not null' : 'null'}`),
    ...masked(scope, 'stage', stage ? [sql('r.stage = ?', stage)] : []),
    ...masked(scope, 'stageStatus', stageStatus ? [sql('r.stage_status = ?', stageStatus)] : []),
    ...masked(scope, 'kind', kind ? [sql('r.kind = ?', kind)] : []),
    ...(mine ? [ofUser(scope)] : []),
    ...(followed ? [isIn('r.id', services(scope.strapi).feed.follows.ids(scope.reader))] : []),
    ...(withPersons ? [hasPersons(scope)] : []),
  ]);
}

/** The reader's own: a union, so that each half is found by its index. */
function ofUser(scope: Scope): Sql {
  const userId = scope.reader.user?.id ?? null;
  const halves = ['owner', 'deputy'].map((attribute) => {
    const link = scope.table.link(attribute);
    const condition = every(masked(scope, attribute, [sql(`l.${link.target} = ?`, userId)]));
    return sql(`select r.id from ${scope.table.name} r join ${link.table} l on l.${link.own} = r.id where ${condition.text}`, ...condition.bindings);
  });
  return isIn('r.id', join(halves, ' union '));
}

/**
 * Companies with a position that the reader may read and that is filled today. Nearly all are: asked the other
 * way round, for those that are not, the statement reads links and dates from indexes and no positions.
 */
function hasPersons(scope: Scope): Sql {
  const positions = schemaOf(scope.strapi, UID.position);
  const company = positions.link('company');
  const day = today(scope.strapi);
  const found = every([
    sql('p.company = r.id'),
    sql(`not exists (select 1 from ${positions.name} o where o.id = p.id and (o.valid_from > ? or o.valid_to < ?))`, day, day),
    shownRows(scope, UID.position, 'p'),
  ]);
  return sql(`exists (select 1 from (select ${company.own} as id, ${company.target} as company from ${company.table}) p where ${found.text})`, ...found.bindings);
}

/** Rows with from–to dates that are in force on `day`. */
export function currentOn(alias: string, day: string): Sql {
  return sql(`(${alias}.valid_from is null or ${alias}.valid_from <= ?) and (${alias}.valid_to is null or ${alias}.valid_to >= ?)`, day, day);
}

const configOf = (strapi: Scope['strapi']) => strapi.config.get(`plugin::${PLUGIN}`) as PluginConfig;
export const today = (strapi: Scope['strapi']) => dayIn(configOf(strapi).timeZone);

/** The condition of one filter of the list's address. */
export function filterCondition(scope: Scope, condition: Condition): Sql {
  return every(masked(scope, condition.field.name, [comparison(scope, condition)]));
}

/** Conditions on a field hold only in rows whose field the reader may read. */
export function masked(scope: Scope, field: string, conditions: Sql[]): Sql[] {
  const mask = conditions.length > 0 ? scope.mask(field) : null;
  return mask ? [mask, ...conditions] : conditions;
}

const SIGNS: Partial<Record<Operator, string>> = { $eq: '=', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

function comparison(scope: Scope, { field, operator, values }: Condition): Sql {
  const value = valueOf(scope, field);
  const compared = (sign: string, ...bound: unknown[]) => sql(`${value.text} ${sign}`, ...value.bindings, ...bound);
  if (operator === '$null') return field.type === 'text' ? sql(`coalesce(${value.text}, '') = ''`, ...value.bindings) : compared('is null');
  if (operator === '$notNull') return field.type === 'text' ? sql(`coalesce(${value.text}, '') <> ''`, ...value.bindings) : compared('is not null');
  // Whoever asks for what is not Ulm means the empty ones too.
  if (operator === '$ne' || operator === '$notContains') return not(comparison(scope, { field, operator: operator === '$ne' ? '$eq' : '$contains', values }));
  if (field.type === 'user') return withUser(scope, field.name, values.map((each) => (each === 'me' ? (scope.reader.user?.documentId ?? null) : each)));
  if (operator === '$in') return sql(`${value.text} in (${values.map(() => '?').join(', ')})`, ...value.bindings, ...values);
  if (field.type === 'instant') return instantComparison(scope, value, operator, values[0]);
  if (operator === '$contains' || operator === '$startsWith') return textComparison(scope, field, value, operator === '$contains' ? anywhere : atStart, values[0]);
  return compared(`${SIGNS[operator]} ?`, field.type === 'integer' ? Number(values[0]) : values[0]);
}

const not = (condition: Sql) => sql(`not coalesce((${condition.text}), ?)`, ...condition.bindings, false);

function textComparison(scope: Scope, { foldedIn }: Condition['field'], value: Sql, pattern: (text: string) => string, text: string): Sql {
  const plain = sql(scope.dialect.containsText(value.text), ...value.bindings, pattern(text));
  const folded = foldName(text);
  if (!foldedIn || !folded) return plain;
  return some([plain, sql(scope.dialect.containsText(`r.${scope.table.column(foldedIn)}`), pattern(folded))]);
}

/** A day stands for all its instants in the application's time zone. */
function instantComparison(scope: Scope, value: Sql, operator: Operator, text: string): Sql {
  const compared = (sign: string, instant: Date) => sql(`${value.text} ${sign} ?`, ...value.bindings, scope.dialect.instant(instant));
  if (!isDay(text)) return compared(SIGNS[operator] as string, new Date(text));
  const { timeZone } = configOf(scope.strapi);
  const from = startOfDay(text, timeZone);
  const until = startOfDay(addDays(text, 1), timeZone);
  if (operator === '$eq') return every([compared('>=', from), compared('<', until)]);
  return operator === '$gt' || operator === '$lte' ? compared(operator === '$gt' ? '>=' : '<', until) : compared(operator === '$gte' ? '>=' : '<', from);
}
