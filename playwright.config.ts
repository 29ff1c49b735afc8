import { defineConfig } from '@playwright/test';
import { browserExecutable } from './tests/browser/support/browser';

/** Browser tests against one production server, which `global-setup.ts` builds and starts. */
export default defineConfig({
  testDir: './tests/browser',
  globalSetup: './tests/browser/support/global-setup.ts',
  outputDir: './test-results',
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as ['json']] : [])],
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A chart that still glides to a card is at rest for the first frames: a click would then miss what it aimed at.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording every step takes a quarter of a test's time: TRACE=1 when a failure needs it.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browserExecutable(),
      // Chromium refuses its sandbox to root, which is who runs tests in a container.
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'setup', testMatch: '**/*.setup.ts' },
    { name: 'panel', testMatch: '**/*.spec.ts', dependencies: ['setup'] },
  ],
});
