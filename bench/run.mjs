// npm run bench -- [--database sqlite|postgres] [--size 100000] [--rounds 50] [--scenario name,name]
// Generates a database, measures each scenario beside its floor and prints a table. It belongs to no test.
import { parseArgs } from 'node:util';
import { compile } from '../scripts/compile.mjs';
import { freshDatabase } from './database.mjs';
import { generate } from './generate.mjs';
import { clientOf, interleaved, throughput } from './measure.mjs';
import { login, startServer } from './measured-server.mjs';
import { pricingScenarios } from './pricing.mjs';
import { printTable } from './report.mjs';
import { documentScenarios } from './documents.scenarios.mjs';
import { feedScenarios } from './feed.scenarios.mjs';
import { scenarios as basicScenarios } from './scenarios.mjs';
import { timelineScenarios } from './timeline.scenarios.mjs';

const scenarios = [...basicScenarios, ...documentScenarios, ...timelineScenarios, ...pricingScenarios, ...feedScenarios];

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    size: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '50' },
    scenario: { type: 'string' },
  },
});

async function main() {
  const size = Number(options.size);
  if (!(size >= 12_000)) throw new Error('--size must be at least 12000: the largest group has 10,000 contacts');
  const chosen = scenarios.filter(({ name }) => !options.scenario || options.scenario.split(',').includes(name));
  if (chosen.length === 0)
    throw new Error(`Unknown scenario; there are: ${scenarios.map(({ name }) => name).join(', ')}`);
  await compile();
  const database = await freshDatabase(options.database);
  const server = await startServer(database.environment);
  const stock = await startServer(database.environment, '--stock');
  const connection = await database.open();
  const results = [];
  try {
    console.log(`${options.database}: generating ${size} contacts …`);
    await generate(connection, { size, userId: server.userId });
    for (const load of new Set(chosen.flatMap((scenario) => scenario.data ?? []))) await load(connection, { size, userId: server.userId });
    for (const scenario of chosen) {
      console.log(`${scenario.name} …`);
      results.push(await run(scenario, { connection, size, server, stock }));
    }
  } finally {
    // Also after a failure: what was measured until then is worth keeping.
    printTable(options.database, size, results);
    await connection.close();
    await server.stop();
    await stock.stop();
    await database.remove();
  }
}

async function run(scenario, { connection, size, server, stock: stockServer }) {
  const token = await login(server);
  const admin = clientOf(server.port, token);
  const api = clientOf(server.port, server.apiToken);
  // Both servers share secrets and database, so one session and one token serve both.
  const stockApi = clientOf(stockServer.port, server.apiToken);
  const { ours, floor, stock, empty, seldom } = await scenario.prepare({ admin, api, stockApi, connection, size, clientFor: (userToken) => clientOf(server.port, userToken) });
  const heap = [];
  const times = await interleaved(
    { empty: empty ?? (() => admin('/bench-empty')), sql: floor, ours, ...(stock ? { stock } : {}) },
    {
      rounds: Math.min(Number(options.rounds), scenario.rounds ?? Infinity),
      warmUps: scenario.warmUps,
      seldom,
      whenWarm: async () => heap.push(await server.heap()),
    }
  );
  const perSecond = scenario.total === 0 ? null : await throughput(ours, { users: 8, total: scenario.total });
  heap.push(await server.heap());
  return { name: scenario.name, ...times, perSecond, heap };
}

await main();
