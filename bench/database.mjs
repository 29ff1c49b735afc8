// The bench's own connection to the measured database: generates rows and runs the floors' SQL
// through the same driver that Strapi uses.
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const CHUNK = 500;

/**
 * A fresh database: environment for Strapi, a connection to open once Strapi has made the tables, and
 * `remove`. `kind`: `sqlite` (a temporary file) or `postgres` (a database made on BENCH_DATABASE_URL).
 */
export async function freshDatabase(kind) {
  if (kind === 'postgres') return freshPostgres();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-bench-'));
  const file = path.join(folder, 'data.db');
  return {
    environment: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file },
    open: async () => sqliteConnection(file),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres() {
  const given = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  if (!given) throw new Error('Set BENCH_DATABASE_URL to a PostgreSQL server where the bench may create a database');
  const name = `crm_bench_${randomBytes(4).toString('hex')}`;
  const url = new URL(given);
  const admin = async (statement) => {
    const client = new pg.Client({ connectionString: given });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_CLIENT: 'postgres', DATABASE_URL: url.toString() },
    open: async () => postgresConnection(url.toString()),
    remove: () => admin(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

const quoted = (columns) => columns.map((column) => `"${column}"`).join(', ');

export function sqliteConnection(file) {
  const database = new Sqlite(file);
  return {
    kind: 'sqlite',
    /** Rows of a statement with `?` placeholders. */
    all: async (sql, values = []) => database.prepare(sql).all(...values),
    run: async (sql, values = []) => void database.prepare(sql).run(...values.map(sqliteValue)),
    /** SQL: rows `n.n` from 1 to `count`; a day so many days after 2022. */
    numbers: (count) => `(WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < ${count}) SELECT n FROM x) n`,
    day: (days) => `date('2022-01-01', '+' || (${days}) || ' days')`,
    async insert(table, columns, rows) {
      const statement = database.prepare(
        `INSERT INTO ${table} (${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})`
      );
      database.transaction(() => rows.forEach((row) => statement.run(...row.map(sqliteValue))))();
    },
    analyze: async () => database.exec('ANALYZE'),
    close: async () => database.close(),
  };
}

const sqliteValue = (value) => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
};

export async function postgresConnection(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    kind: 'postgres',
    async all(sql, values = []) {
      let position = 0;
      const text = sql.replace(/\?/g, () => `$${++position}`);
      // A named statement is planned once, as the best hand-written client would have it.
      const name = createHash('sha1').update(text).digest('hex').slice(0, 20);
      return (await client.query({ name, text, values })).rows;
    },
    async run(sql, values = []) {
      let position = 0;
      await client.query(sql.replace(/\?/g, () => `$${++position}`), values);
    },
    numbers: (count) => `generate_series(1, ${count}) n(n)`,
    day: (days) => `DATE '2022-01-01' + (${days})::int`,
    async insert(table, columns, rows) {
      await client.query('BEGIN');
      for (let start = 0; start < rows.length; start += CHUNK) {
        const chunk = rows.slice(start, start + CHUNK);
        let position = 0;
        const places = chunk.map((row) => `(${row.map(() => `$${++position}`).join(', ')})`).join(', ');
        await client.query(`INSERT INTO ${table} (${quoted(columns)}) VALUES ${places}`, chunk.flat());
      }
      await client.query('COMMIT');
    },
    /** Explicit ids leave the sequences behind: the next create of Strapi would collide. */
    async analyze() {
      const { rows } = await client.query(
        `SELECT s.sequencename AS sequence, replace(s.sequencename, '_id_seq', '') AS name FROM pg_sequences s
         JOIN pg_tables t ON t.tablename = replace(s.sequencename, '_id_seq', '')`
      );
      for (const { sequence, name } of rows) {
        await client.query(`SELECT setval('${sequence}', greatest((SELECT coalesce(max(id), 0) FROM "${name}"), 1))`);
      }
      await client.query('VACUUM ANALYZE');
    },
    close: () => client.end(),
  };
}
