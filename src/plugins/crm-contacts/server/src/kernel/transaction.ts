import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { busyAsConflict } from './database-errors';
import { UID } from './uids';

/**
 * Runs `work` in one transaction, or in the one already open. Raw statements inside must be
 * `.transacting(trx)`: otherwise they hang on SQLite and run outside on PostgreSQL. A deadlock that the
 * database breaks is a 409.
 */
export async function inTransaction<Result>(strapi: Core.Strapi, work: (trx: Knex.Transaction) => Promise<Result>): Promise<Result> {
  try {
    return (await strapi.db.transaction(({ trx }) => work(trx as Knex.Transaction))) as Result;
  } catch (error) {
    throw busyAsConflict(error);
  }
}

/**
 * Makes writers of one kind take turns until their transaction ends, on both databases and across
 * processes. It must be the transaction's first statement: on SQLite a read before it can end in
 * SQLITE_BUSY. Take several locks in alphabetical order.
 */
export async function lock(strapi: Core.Strapi, trx: Knex.Transaction, name: LockName): Promise<void> {
  const touched = await countersTable(strapi).transacting(trx).where({ name }).increment('value', 1);
  if (touched !== 1) throw new Error(`The lock "${name}" is missing: its row is made when Strapi starts`);
}

/** `series`: repeated activities; `organisation`: superiors and departments; `structures`: relations; `pricing`: catalogues and assignments. */
export const LOCKS = ['lock:absences', 'lock:folders', 'lock:jobs', 'lock:migrations', 'lock:organisation', 'lock:persons', 'lock:pricing', 'lock:series', 'lock:structures', 'lock:workflow'] as const;
export type LockName = (typeof LOCKS)[number];

/**
 * Takes the next `count` numbers of a range and returns the first. Safe under concurrent callers: one
 * statement reads and writes, and the row stays locked until the transaction ends.
 */
export async function takeNumbers(strapi: Core.Strapi, trx: Knex.Transaction, range: string, count = 1): Promise<number> {
  const rows = await countersTable(strapi).transacting(trx).where({ name: range }).increment('value', count).returning('value');
  if (rows.length !== 1) throw new Error(`The number range "${range}" is missing: its row is made when Strapi starts`);
  return Number(rows[0].value) - count + 1;
}

/** Moves a range past `value`, which somebody chose by hand, so that it will not be given again. */
export async function reserveNumber(strapi: Core.Strapi, trx: Knex.Transaction, range: string, value: number): Promise<void> {
  const raised = trx.raw('CASE WHEN value < ? THEN ? ELSE value END', [value, value]);
  await countersTable(strapi).transacting(trx).where({ name: range }).update({ value: raised });
}

/** Makes the rows that `lock` and `takeNumbers` update. Safe when several processes start at once. */
export async function ensureCounters(strapi: Core.Strapi, names: readonly string[]): Promise<void> {
  const now = new Date();
  const stamp = strapi.db.dialect.client === 'postgres' ? now.toISOString() : now.getTime();
  const rows = names.map((name) => ({ name, value: 0, created_at: stamp, updated_at: stamp, published_at: stamp, document_id: `counter-${name}` }));
  await countersTable(strapi).insert(rows).onConflict('name').ignore();
}

function countersTable(strapi: Core.Strapi) {
  return strapi.db.connection(strapi.db.metadata.get(UID.counter).tableName);
}
