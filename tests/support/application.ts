import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { databaseUrl } from './postgres-url';

const root = path.resolve(__dirname, '../..');

/** A Strapi of its own on a fresh database, listening on no port: supertest takes `server`. */
export interface Application {
  strapi: Core.Strapi;
  server: Core.Strapi['server']['httpServer'];
  stop(): Promise<void>;
}

/**
 * Starts the compiled application (`npm run compile` first) on the database named by TEST_DATABASE:
 * `sqlite` (default) in a temporary file, `postgres` in a database made for this call on the server
 * of TEST_DATABASE_URL.
 */
export async function startApplication(environment: Record<string, string> = {}): Promise<Application> {
  const database = await freshDatabase();
  Object.assign(process.env, secrets(), database.environment, { CRM_DEMO: 'false', NODE_ENV: 'test', LOG_LEVEL: 'warn' }, environment);
  const strapi = await createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  strapi.server.mount();
  return {
    strapi,
    server: strapi.server.httpServer,
    async stop() {
      await strapi.destroy();
      await database.remove();
    },
  };
}

interface FreshDatabase {
  environment: Record<string, string>;
  remove(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  return process.env.TEST_DATABASE === 'postgres' ? freshPostgres() : freshSqlite();
}

async function freshSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-test-'));
  return {
    environment: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<FreshDatabase> {
  const name = `crm_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  return {
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

function secrets(): Record<string, string> {
  const secret = () => randomBytes(16).toString('base64');
  const names = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];
  return { APP_KEYS: `${secret()},${secret()}`, ...Object.fromEntries(names.map((name) => [name, secret()])) };
}
