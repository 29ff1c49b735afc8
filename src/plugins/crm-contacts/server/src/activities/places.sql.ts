import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { ActivityState } from '../../../contracts/activities';
import { dayShift } from '../kernel/dates';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { settingsOf } from '../kernel/settings';
import { inTransaction, lock } from '../kernel/transaction';
import { linkOf, tableOf } from '../kernel/tables';
import { PLUGIN, UID } from '../kernel/uids';

/**
 * Where the activities of a contact, person, user or type stand in time. Links live in tables of their own
 * and the time in another, so that no index of theirs can give the next ones of a contact: without this table
 * every page would sort all of them. Triggers keep it, whoever writes: links are written on many paths,
 * bulk ones included, and all of them end in the database.
 */
export const PLACES = 'crm_activity_places';

/** Whose place a row is. */
export const KINDS = { contacts: 1, persons: 2, responsible: 3, participants: 4 } as const;
/** Every activity has a place among those of its type (row id), so that lists of all read no more than they show. */
export const OF_TYPE = 5;
/** Owner of the places whose activity names no type that is there. */
export const NO_TYPE = 0;
/** Activities with neither contact nor person, which are for all to read, have one more place (owner 0). */
export const ALONE = 6;
/** What stands in `open`, by state. */
export const STATES: Record<ActivityState, number> = { done: 0, open: 1, cancelled: 2 };
type Kind = keyof typeof KINDS;
const ALL = Object.entries(KINDS) as [Kind, number][];

/**
 * Milliseconds of an activity: of its start; whole days and mere days count as noon in UTC, or earlier where
 * that is on the next day by the application's clocks. `row`: alias of the activity.
 */
function moment(strapi: Core.Strapi, row: string): string {
  const { epochMillis, dayMillis } = dialectOf(strapi);
  const shift = dayShift(settingsOf(strapi).timeZone);
  const day = (column: string) => `${dayMillis(`${row}.${column}`)} - ${shift}`;
  const start = `${epochMillis(`${row}.starts_at`)} - CASE WHEN ${row}.all_day = true THEN ${shift} ELSE 0 END`;
  return `coalesce(${start}, ${day('due_on')}, ${day('resubmit_on')}, ${epochMillis(`${row}.created_at`)}, 0)`;
}

const MOVES_BY = ['starts_at', 'all_day', 'due_on', 'resubmit_on', 'created_at', 'state', 'document_id'];

const place = (strapi: Core.Strapi, row: string) => ({
  at: moment(strapi, row),
  open: `CASE ${row}.state WHEN 'open' THEN ${STATES.open} WHEN 'cancelled' THEN ${STATES.cancelled} ELSE ${STATES.done} END`,
});

/** The place of one link, or of all of a kind. `link`: alias of the link. */
function added(strapi: Core.Strapi, kind: Kind, link: string, from: string, where: string): string {
  const { own, target } = linkOf(strapi, UID.activity, kind);
  const { at, open } = place(strapi, 'a');
  return `INSERT INTO ${PLACES} (kind, owner_id, at, key, activity_id, open) SELECT ${KINDS[kind]}, ${link}.${target}, ${at}, a.document_id, a.id, ${open}
    FROM ${from} WHERE a.id = ${link}.${own} AND ${link}.${target} IS NOT NULL AND ${where} ON CONFLICT DO NOTHING`;
}

function taken(strapi: Core.Strapi, kind: Kind): string {
  const { own, target } = linkOf(strapi, UID.activity, kind);
  return `DELETE FROM ${PLACES} WHERE activity_id = OLD.${own} AND kind = ${KINDS[kind]} AND owner_id = OLD.${target}`;
}

function moved(strapi: Core.Strapi): string {
  const { at, open } = place(strapi, 'NEW');
  return `UPDATE ${PLACES} SET at = ${at}, key = NEW.document_id, open = ${open} WHERE activity_id = NEW.id`;
}

const typeOf = (strapi: Core.Strapi, row: string) => `coalesce((SELECT t.id FROM ${tableOf(strapi, UID.activityType)} t WHERE t.key = ${row}.type), ${NO_TYPE})`;

/** The place of one activity among those of its type, or of all. `row`: its alias. */
function addedOfType(strapi: Core.Strapi, row: string, from = ''): string {
  const { at, open } = place(strapi, row);
  return `INSERT INTO ${PLACES} (kind, owner_id, at, key, activity_id, open) SELECT ${OF_TYPE}, ${typeOf(strapi, row)}, ${at}, ${row}.document_id, ${row}.id, ${open} ${from} WHERE 1 = 1 ON CONFLICT DO NOTHING`;
}

/** No link leads from an activity to a contact or a person. `row`: its alias. */
function isAlone(strapi: Core.Strapi, row: string): string {
  return (['contacts', 'persons'] as const)
    .map((kind) => linkOf(strapi, UID.activity, kind))
    .map(({ table, own }) => `NOT EXISTS (SELECT 1 FROM ${table} n WHERE n.${own} = ${row}.id)`)
    .join(' AND ');
}

/** The place of an activity among those that are alone, where it is. */
function addedAlone(strapi: Core.Strapi, row: string, from: string, where: string): string {
  const { at, open } = place(strapi, row);
  return `INSERT INTO ${PLACES} (kind, owner_id, at, key, activity_id, open) SELECT ${ALONE}, 0, ${at}, ${row}.document_id, ${row}.id, ${open} ${from}
    WHERE ${where} AND ${isAlone(strapi, row)} ON CONFLICT DO NOTHING`;
}

/**
 * Table and indexes: the places of an owner in order, the open ones of an owner, those of a type by state, the places of an
 * activity. The last one names the kind too: else PostgreSQL, as long as it has no statistics, looks for an activity among
 * all places of its kind.
 */
function tables(strapi: Core.Strapi): string[] {
  return [
    `CREATE TABLE ${PLACES} (kind smallint NOT NULL, owner_id integer NOT NULL, at bigint NOT NULL, key varchar(255) NOT NULL, activity_id integer NOT NULL, open smallint NOT NULL,
      PRIMARY KEY (kind, owner_id, at, key, activity_id))${dialectOf(strapi).name === 'sqlite' ? ' WITHOUT ROWID' : ''}`,
    `CREATE INDEX ${PLACES}_open_idx ON ${PLACES} (kind, owner_id, at, key, activity_id) WHERE open = 1`,
    `CREATE INDEX ${PLACES}_state_idx ON ${PLACES} (owner_id, open, at, key, activity_id) WHERE kind = ${OF_TYPE}`,
    `CREATE INDEX ${PLACES}_activity_idx ON ${PLACES} (activity_id, kind)`,
  ];
}

interface Trigger {
  name: string;
  table: string;
  on: 'INSERT' | 'DELETE' | 'UPDATE';
  columns?: string[];
  work: string[];
}

function triggers(strapi: Core.Strapi): Trigger[] {
  const activities = tableOf(strapi, UID.activity);
  const ofLinks = ALL.flatMap(([kind, number]): Trigger[] => {
    const { table, own, target } = linkOf(strapi, UID.activity, kind);
    const [add, take] = [[added(strapi, kind, 'NEW', `${activities} a`, '1 = 1')], [taken(strapi, kind)]];
    if (kind === 'contacts' || kind === 'persons') {
      add.push(`DELETE FROM ${PLACES} WHERE activity_id = NEW.${own} AND kind = ${ALONE}`);
      take.push(addedAlone(strapi, 'a', `FROM ${activities} a`, `a.id = OLD.${own}`));
    }
    const named = (on: Trigger['on'], work: string[], columns?: string[]): Trigger => ({ name: `${PLACES}_${number}_${on.toLowerCase()}`, table, on, columns, work });
    return [named('INSERT', add), named('DELETE', take), named('UPDATE', [...take, ...add], [own, target])];
  });
  return [
    ...ofLinks,
    ...ofTypes(strapi),
    { name: `${PLACES}_moved`, table: activities, on: 'UPDATE', columns: MOVES_BY, work: [moved(strapi)] },
    { name: `${PLACES}_gone`, table: activities, on: 'DELETE', work: [`DELETE FROM ${PLACES} WHERE activity_id = OLD.id`] },
  ];
}

/** Types may be written after the activities that name them: by an import, say. */
function ofTypes(strapi: Core.Strapi): Trigger[] {
  const [activities, types] = [tableOf(strapi, UID.activity), tableOf(strapi, UID.activityType)];
  const isRenamed = ' AND OLD.key <> NEW.key';
  const found = `UPDATE ${PLACES} SET owner_id = NEW.id WHERE kind = ${OF_TYPE} AND owner_id = ${NO_TYPE} AND activity_id IN (SELECT a.id FROM ${activities} a WHERE a.type = NEW.key)`;
  const lost = `UPDATE ${PLACES} SET owner_id = ${NO_TYPE} WHERE kind = ${OF_TYPE} AND owner_id = OLD.id`;
  return [
    { name: `${PLACES}_made`, table: activities, on: 'INSERT', work: [addedOfType(strapi, 'NEW'), addedAlone(strapi, 'NEW', '', '1 = 1')] },
    { name: `${PLACES}_type`, table: activities, on: 'UPDATE', columns: ['type'], work: [`UPDATE ${PLACES} SET owner_id = ${typeOf(strapi, 'NEW')} WHERE activity_id = NEW.id AND kind = ${OF_TYPE}`] },
    { name: `${PLACES}_type_made`, table: types, on: 'INSERT', work: [found] },
    { name: `${PLACES}_type_gone`, table: types, on: 'DELETE', work: [lost] },
    { name: `${PLACES}_type_key`, table: types, on: 'UPDATE', columns: ['key'], work: [lost + isRenamed, found + isRenamed] },
  ];
}

/** Statements that make a trigger anew. */
function triggerStatements(strapi: Core.Strapi, { name, table, on, columns, work }: Trigger): string[] {
  const event = columns ? `${on} OF ${columns.join(', ')}` : on;
  if (dialectOf(strapi).name === 'sqlite') {
    return [`DROP TRIGGER IF EXISTS ${name}`, `CREATE TRIGGER ${name} AFTER ${event} ON ${table} BEGIN ${work.join('; ')}; END`];
  }
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work.join('; ')}; RETURN NULL; END $$`,
    `DROP TRIGGER IF EXISTS ${name} ON ${table}`,
    `CREATE TRIGGER ${name} AFTER ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

const storeOf = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: PLUGIN });
const STORED = 'activityPlaces';

/**
 * Makes table and triggers where they are missing, and fills the table from what is stored: when their text
 * has changed (another version of the plugin, or another time zone of the process, in which PostgreSQL's
 * columns are written), or when something was written while there were no triggers. Several processes may
 * start at once.
 */
export async function ensurePlaces(strapi: Core.Strapi): Promise<void> {
  const made = triggers(strapi).flatMap((trigger) => triggerStatements(strapi, trigger));
  const text = createHash('sha1').update([...tables(strapi), ...made].join(';')).digest('hex');
  const isMade = async () => (await storeOf(strapi).get({ key: STORED })) === text;
  if ((await isMade()) && (await hasTriggers(strapi))) return;
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:jobs');
    const run = async (statements: string[]) => {
      for (const statement of statements) await trx.raw(statement);
    };
    if (await isMade()) {
      await run(made);
      if (await isWhole(strapi, trx)) return;
    }
    await run([`DROP TABLE IF EXISTS ${PLACES}`, ...tables(strapi), ...made]);
    await run(ALL.map(([kind]) => added(strapi, kind, 'l', `${linkOf(strapi, UID.activity, kind).table} l, ${tableOf(strapi, UID.activity)} a`, '1 = 1')));
    await run([addedOfType(strapi, 'a', `FROM ${tableOf(strapi, UID.activity)} a`), addedAlone(strapi, 'a', `FROM ${tableOf(strapi, UID.activity)} a`, '1 = 1')]);
    await storeOf(strapi).set({ key: STORED, value: text });
  });
}

async function hasTriggers(strapi: Core.Strapi): Promise<boolean> {
  const catalogue = dialectOf(strapi).name === 'sqlite' ? `SELECT name FROM sqlite_master WHERE type = 'trigger'` : 'SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal';
  const names = new Set((await rowsOf<{ name: string }>(strapi.db.connection.raw(catalogue))).map(({ name }) => name));
  return triggers(strapi).every(({ name }) => names.has(name));
}

/** Whether every link and every activity has its places. */
async function isWhole(strapi: Core.Strapi, trx: Knex.Transaction): Promise<boolean> {
  const tables = [...ALL.map(([kind]) => linkOf(strapi, UID.activity, kind).table), tableOf(strapi, UID.activity)];
  const links = [...tables, `${tableOf(strapi, UID.activity)} a WHERE ${isAlone(strapi, 'a')}`].map((from) => `(SELECT count(*) FROM ${from})`).join(' + ');
  const [{ missing }] = await rowsOf<{ missing: number | string }>(trx.raw(`SELECT ${links} - (SELECT count(*) FROM ${PLACES}) AS missing`));
  return Number(missing) === 0;
}

/**
 * Takes SQLite's triggers away before Strapi compares the schema: it changes a column by copying the table, and
 * SQLite renames no table while a trigger names one that is gone. `ensurePlaces` makes them again.
 */
export async function dropPlaceTriggers(strapi: Core.Strapi): Promise<void> {
  if (dialectOf(strapi).name !== 'sqlite') return;
  for (const { name } of triggers(strapi)) await strapi.db.connection.raw(`DROP TRIGGER IF EXISTS ${name}`);
}
