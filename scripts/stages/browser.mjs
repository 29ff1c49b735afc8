import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureAdmin, ensureServer } from '../steps/build.mjs';
import { systemChromium } from '../steps/chromium.mjs';
import { inRoot } from '../steps/paths.mjs';
import { runNode } from '../steps/run.mjs';
import { fromReport, result } from './result.mjs';

const PLAYWRIGHT = inRoot('node_modules', '@playwright', 'test', 'cli.js');

/** The production build of the admin panel; counts as one test. */
export async function adminBuild() {
  await ensureAdmin();
  await ensureServer();
  return result(1, 0);
}

/** The browser tests in Chromium: the system's, else Playwright's, which is installed when it is missing. */
export async function browser(filters) {
  if (!(await hasBrowser())) {
    console.log('No Chromium: neither is one installed, nor could Playwright install its own. The browser tests did not run.');
    return result(0, process.env.CI ? 1 : 0);
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-playwright-'));
  const report = path.join(folder, 'report.json');
  try {
    const code = await runNode(PLAYWRIGHT, ['test', ...filters], { environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } });
    return fromReport(report, code, ({ stats }) => result(stats.expected + stats.flaky, stats.unexpected));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hasBrowser() {
  if (systemChromium()) return true;
  return (await runNode(PLAYWRIGHT, ['install', 'chromium'])) === 0;
}
