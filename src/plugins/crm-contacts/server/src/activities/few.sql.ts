import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { branchesOf } from '../kernel/rights/branches';
import { dialectOf, preparedRows } from '../kernel/dialect';
import { parentsInScope } from '../kernel/rights/row-scope';
import type { Reader } from '../kernel/rights/reader';
import { join, sql, subquery, type Sql } from '../kernel/sql';
import { tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { todayIn } from '../kernel/settings';
import { absentColleagues } from './absent.sql';
import { ALONE, KINDS, OF_TYPE, PLACES } from './places.sql';

/**
 * So many activities are sorted at most. Of two million whose every hundredth a reader may read, the walk through
 * all of them, seven types of which each gives a page, takes about as long.
 */
const FEW = 20_000;

/**
 * The places (`id`, `at`, `key`, `open`) of all activities that the reader may read, where these are few: found from the
 * contacts and people whose they are. Null for who may read many: the latest of those are soon met among the
 * latest of all. One statement for a reader whom a condition restricts, none for others. It says where to look, not what may be
 * read.
 */
export async function fewPlaces(strapi: Core.Strapi, reader: Reader): Promise<Sql | null> {
  const parts = partsOf(strapi, reader);
  if (!parts) return null;
  const some = join(parts, ' UNION ALL ');
  const [{ found }] = await preparedRows<{ found: number | string }>(
    strapi,
    `SELECT count(*) AS found FROM (SELECT x.id FROM (${some.text}) x LIMIT ${FEW + 1}) y`,
    [...some.bindings] as Knex.RawBinding[]
  );
  return Number(found) > FEW ? null : join(parts, ' UNION ');
}

function partsOf(strapi: Core.Strapi, reader: Reader): Sql[] | null {
  const condition = reader.condition('read', UID.activity);
  if (condition) return branchesOf(condition).map((branch) => ofActivities(strapi, subquery(strapi.db.queryBuilder(UID.activity).select('id').where(branch).getKnexQuery())));
  const parents = parentsInScope(strapi, reader, UID.activity);
  if (!parents) return null;
  const userId = reader.user?.id ?? 0;
  const users = join([sql('SELECT CAST(? AS integer) AS id', userId), absentColleagues(strapi, userId, todayIn(strapi))], ' UNION ');
  return [
    ...[...parents].map(([relation, ids]) => ofOwners(strapi, KINDS[relation as keyof typeof KINDS], subquery(ids))),
    ...[KINDS.responsible, KINDS.participants].map((kind) => ofOwners(strapi, kind, users)),
    sql(`SELECT ${COLUMNS} FROM ${PLACES} p WHERE p.kind = ${ALONE} AND p.owner_id = 0`),
    ofActivities(strapi, sql(`SELECT a.id FROM ${tableOf(strapi, UID.activity)} a WHERE a.created_by_id = ?`, userId)),
  ];
}

const COLUMNS = 'p.activity_id AS id, p.at AS at, p.key AS key, p.open AS open';

/** Places from their owners: a list of ids of a small part. */
function ofOwners(strapi: Core.Strapi, kind: number, { text, bindings }: Sql): Sql {
  return sql(`SELECT ${COLUMNS} FROM (SELECT DISTINCT id FROM (${text}) i) o ${dialectOf(strapi).orderedJoin} ${PLACES} p ON p.kind = ${kind} AND p.owner_id = o.id`, ...bindings);
}

function ofActivities(strapi: Core.Strapi, { text, bindings }: Sql): Sql {
  return sql(`SELECT ${COLUMNS} FROM (${text}) o ${dialectOf(strapi).orderedJoin} ${PLACES} p ON p.kind = ${OF_TYPE} AND p.activity_id = o.id`, ...bindings);
}
