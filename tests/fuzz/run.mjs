// npm run fuzz -- [--database sqlite|postgres] [--seed 1] [--calls 5000] [--seconds 900]
// Calls every route at random, on each database, and demands that no answer is a 5xx. It belongs to no test run.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { ensureServer } from '../../scripts/steps/build.mjs';
import { ensureInstalled } from '../../scripts/steps/install.mjs';
import { root } from '../../scripts/steps/paths.mjs';

const DATABASES = ['sqlite', 'postgres'];

const { values: options } = parseArgs({
  options: {
    database: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    calls: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '900' },
  },
});

async function main() {
  process.chdir(root);
  const databases = options.database ? [options.database] : DATABASES;
  const unknown = databases.find((name) => !DATABASES.includes(name));
  if (unknown) throw new Error(`There is no database "${unknown}": ${DATABASES.join(', ')}`);
  const [seed, calls, seconds] = ['seed', 'calls', 'seconds'].map(wholeNumber);
  await ensureInstalled();
  await ensureServer();
  const total = { calls: 0, failures: 0 };
  for (const database of databases) {
    console.log(`\n── ${database}, --seed ${seed}`);
    const result = await onDatabase(database, (fuzz, environment) => fuzz({ seed, calls, seconds, database }, environment));
    total.calls += result.calls;
    total.failures += result.failures.length;
  }
  process.exitCode = total.failures > 0 ? 1 : 0;
  console.log(`\n${total.calls} calls, ${total.failures} answers of 5xx`);
}

function wholeNumber(name) {
  if (!/^\d{1,9}$/.test(options[name])) throw new Error(`--${name} must be a whole number`);
  return Number(options[name]);
}

/** Loaded late: before the first install the packages that they import are not there. */
async function onDatabase(database, work) {
  const require = createRequire(import.meta.url);
  require('../../scripts/steps/typescript.js');
  const { fuzz } = require('./fuzz.ts');
  if (database === 'sqlite') return work(fuzz, { TEST_DATABASE: 'sqlite' });
  const { postgresServer } = await import('../../scripts/stages/postgres.mjs');
  const server = await postgresServer();
  try {
    return await work(fuzz, { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
