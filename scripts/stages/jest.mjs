import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureServer } from '../steps/build.mjs';
import { inRoot } from '../steps/paths.mjs';
import { runNode } from '../steps/run.mjs';
import { postgresServer } from './postgres.mjs';
import { fromReport, result } from './result.mjs';

const JEST = inRoot('node_modules', 'jest', 'bin', 'jest.js');

export const unit = (filters) => jest(['--selectProjects', 'unit', ...filters]);

/** The integration tests on SQLite in temporary files. */
export async function integrationOnSqlite(filters) {
  await ensureServer();
  return jest(integration(filters), { TEST_DATABASE: 'sqlite' });
}

/** The same tests on the PostgreSQL server of TEST_DATABASE_URL, else on one started for them. */
export async function integrationOnPostgres(filters) {
  await ensureServer();
  const server = await postgresServer();
  try {
    return await jest(integration(filters), { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

/** Two at a time: each file starts a Strapi of its own, and keeps what it loaded until its worker ends. */
const integration = (filters) => [
  ...['--selectProjects', 'integration', '--maxWorkers=2', '--workerIdleMemoryLimit=1200MB'],
  ...filters,
];

async function jest(args, environment = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const code = await runNode(JEST, [...args, '--passWithNoTests', '--json', `--outputFile=${report}`], {
      environment: { NODE_ENV: 'test', ...environment },
    });
    return fromReport(report, code, (counts) => result(counts.numPassedTests, counts.numFailedTests + counts.numRuntimeErrorTestSuites));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
