import { test as base } from '@playwright/test';
import { apiAs, type Api } from './api';

/**
 * Playwright's `test` with `api`: the admin API as the first administrator. Tests share one server with
 * demo data, so each makes the rows it needs and gives them names of its own.
 */
export const test = base.extend<{ api: Api }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright demands a destructured first argument
  baseURL: ({}, use) => use(process.env.CRM_TEST_URL),
  api: ({ request }, use) => use(apiAs('admin', request)),
});

export { expect } from '@playwright/test';
export { apiAs } from './api';
export { loginAs, registerFirstAdmin, screenshot, speak } from './panel';
