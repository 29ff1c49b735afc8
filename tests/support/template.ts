import { freshDatabase } from './database';
import { testEnvironment } from './environment';
import { startSecondProcess } from './two-processes';

/**
 * Before the integration tests: Strapi starts once on an empty database, of which every test file then gets
 * a copy (TEST_TEMPLATE).
 */
export default async function makeTemplate(): Promise<() => Promise<void>> {
  const database = await freshDatabase();
  const strapi = await startSecondProcess({ ...process.env, ...testEnvironment(), ...database.environment });
  await strapi.stop();
  process.env.TEST_TEMPLATE = database.name;
  return () => database.remove();
}
