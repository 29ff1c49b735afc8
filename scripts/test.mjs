// `npm test`: everything, on a fresh clone too. `npm test -- <stage> [filter …]`: one stage, with a filter
// for its files where it has any. The last line is `N passed, N failed`.
import { ensureInstalled } from './steps/install.mjs';
import { root } from './steps/paths.mjs';

/** Loaded one by one: before the install the packages that they import are not there. */
const STAGES = {
  check: { title: 'Types and lint', load: async () => (await import('./stages/checks.mjs')).checks },
  unit: { title: 'Unit tests', load: async () => (await import('./stages/jest.mjs')).unit },
  sqlite: { title: 'Integration tests on SQLite', load: async () => (await import('./stages/jest.mjs')).integrationOnSqlite },
  postgres: { title: 'Integration tests on PostgreSQL', load: async () => (await import('./stages/jest.mjs')).integrationOnPostgres },
  build: { title: 'Build of the admin panel', load: async () => (await import('./stages/browser.mjs')).adminBuild },
  browser: { title: 'Browser tests', load: async () => (await import('./stages/browser.mjs')).browser },
  start: { title: 'Start from a clean copy', load: async () => (await import('./stages/start.mjs')).start },
};
const GROUPS = { integration: ['sqlite', 'postgres'] };

async function main() {
  process.chdir(root);
  const [name, ...filters] = process.argv.slice(2);
  const names = name ? (GROUPS[name] ?? [name]) : Object.keys(STAGES);
  const unknown = names.find((stage) => !STAGES[stage]);
  if (unknown) throw new Error(`There is no stage "${unknown}": ${Object.keys({ ...STAGES, ...GROUPS }).join(', ')}`);
  await ensureInstalled();
  const total = { passed: 0, failed: 0 };
  for (const stage of names) {
    const { passed, failed } = await run(STAGES[stage], filters);
    total.passed += passed;
    total.failed += failed;
  }
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

/** A stage that breaks down is a failure like any other: the later ones still run. */
async function run({ title, load }, filters) {
  console.log(`\n── ${title}`);
  const begin = Date.now();
  const counts = await load()
    .then((stage) => stage(filters))
    .catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
  console.log(`── ${title}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - begin) / 1000)} s`);
  return counts;
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
  console.log('\n0 passed, 1 failed');
});
