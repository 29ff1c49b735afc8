import { expect, type Page } from '@playwright/test';
import path from 'node:path';
import { PASSWORD, PEOPLE, type Role } from './people';
import { tokenOf } from './sessions';

export type Language = 'en' | 'de';

/** Registers the first administrator as a person does: in the form that an empty installation shows. */
export async function registerFirstAdmin(page: Page): Promise<void> {
  const { firstname, lastname, email } = PEOPLE.admin;
  await page.goto('/admin');
  await page.getByLabel('First name').fill(firstname);
  await page.getByLabel('Last name').fill(lastname);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
  await page.getByLabel('Confirm Password').fill(PASSWORD);
  await page.getByRole('button', { name: "Let's start" }).click();
}

/**
 * Opens `address` (below /admin) as the role's user, in English unless told otherwise. A page can
 * belong to one user only: a second user needs a second browser context.
 */
export async function loginAs(page: Page, role: Role, { address = '/', language = 'en' }: { address?: string; language?: Language } = {}): Promise<void> {
  await speak(page, language);
  const token = await tokenOf(role, page.request);
  await page.context().addCookies([{ name: 'jwtToken', value: encodeURIComponent(token), url: process.env.CRM_TEST_URL as string }]);
  await page.addInitScript(() => localStorage.setItem('isLoggedIn', 'true'));
  await page.goto(`/admin${address}`);
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** The panel's language from the next load on. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.addInitScript((locale) => localStorage.setItem('strapi-admin-language', locale), language);
}

/**
 * Writes docs/images/<name>.png for the README when SCREENSHOTS=1, from a page that has come to rest;
 * otherwise does nothing.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  await page.waitForLoadState('networkidle');
  const file = path.resolve(__dirname, '../../../docs/images', `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}
