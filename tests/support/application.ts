import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import path from 'node:path';
import { freshDatabase } from './database';
import { testEnvironment } from './environment';

const root = path.resolve(__dirname, '../..');

/** A Strapi of its own on a fresh database, listening on no port: supertest takes `server`. */
export interface Application {
  strapi: Core.Strapi;
  server: Core.Strapi['server']['httpServer'];
  stop(): Promise<void>;
}

/** Starts the compiled application (`npm run compile` first) on a database of its own. */
export async function startApplication(environment: Record<string, string> = {}): Promise<Application> {
  const database = await freshDatabase();
  Object.assign(process.env, testEnvironment(), database.environment, environment);
  const strapi = await createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  // Jobs of every minute would do what a test is about to do, and be counted with its statements.
  strapi.get('cron').stop();
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
