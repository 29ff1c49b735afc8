import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { databaseUrl } from './postgres-url';

export interface FreshDatabase {
  /** SQLite: the file; PostgreSQL: the database's name. */
  name: string;
  /** What Strapi reads to find it. */
  environment: Record<string, string>;
  remove(): Promise<void>;
}

/**
 * A database for one caller, of the kind that TEST_DATABASE names: `sqlite` (default) in a temporary file,
 * `postgres` on the server of TEST_DATABASE_URL. It is a copy of `template`, where there is one: making
 * Strapi's tables anew takes longer than everything else that a start does.
 */
export function freshDatabase(template = process.env.TEST_TEMPLATE): Promise<FreshDatabase> {
  return process.env.TEST_DATABASE === 'postgres' ? freshPostgres(template) : freshSqlite(template);
}

async function freshSqlite(template?: string): Promise<FreshDatabase> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-test-'));
  const name = path.join(folder, 'data.db');
  if (template) await copyFile(template, name);
  return {
    name,
    environment: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: name },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(template = 'template1'): Promise<FreshDatabase> {
  const name = `crm_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    name,
    environment: { DATABASE_CLIENT: 'postgres', DATABASE_URL: databaseUrl(name) },
    remove: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
