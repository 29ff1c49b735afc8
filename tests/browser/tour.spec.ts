import type { Page } from '@playwright/test';
import type { Api } from './support/api';
import { expect, loginAs, screenshot, test } from './support/test';

/** Watches the page: uncaught errors, refused requests and texts without a translation. */
function watch(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 400 && answer.url().includes('/crm-contacts/')) found.push(`${answer.status()} ${answer.url()}`);
  });
  return found;
}

/** `contacts.window.pages` and its kind: what react-intl shows when a text is missing. */
const MISSING_TEXT = /\b(access|activities|common|contacts|documents|feed|finding|organisation|pricing|relations|workflow)\.[a-z]+[A-Za-z.-]*\b/;

async function contactNamed(api: Api, name: string): Promise<string> {
  const { results } = await api.get<{ results: { documentId: string }[] }>(`/crm-contacts/contacts?filters[name][$eq]=${encodeURIComponent(name)}`);
  return results[0].documentId;
}

async function expectSound(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // Strapi's sign for "still loading" is an alert too, and it keeps empty ones for screen readers.
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0, { timeout: 45_000 });
  expect(await page.getByRole('main').innerText()).not.toMatch(MISSING_TEXT);
}

/** The window's pages of which the README shows a picture. */
const PICTURES: Record<string, string> = { overview: 'contact-window', 'contact-persons': 'contact-persons', relations: 'relations', documents: 'documents' };

for (const language of ['en', 'de'] as const) {
  test(`every page of a big customer's window opens, in ${language}`, async ({ page, api }) => {
    test.slow();
    const found = watch(page);
    const documentId = await contactNamed(api, 'Nordwerk Maschinenbau GmbH');
    await loginAs(page, 'admin', { language, address: `/plugins/crm-contacts/contacts/${documentId}` });
    await expect(page.getByRole('heading', { level: 1, name: 'Nordwerk Maschinenbau GmbH' })).toBeVisible();

    const tabs = page.getByRole('navigation', { name: language === 'en' ? 'Pages of this contact' : 'Seiten dieses Kontakts' }).getByRole('link');
    const pages = await tabs.evaluateAll((links) => links.map((link) => link.getAttribute('href') as string));
    for (const address of pages) {
      await page.locator(`nav a[href="${address}"]`).first().click();
      await expect(page).toHaveURL(new RegExp(`${address.split('/').pop()}(\\?.*)?$`));
      await expectSound(page);
      const picture = PICTURES[address.split('/').pop() as string];
      if (picture) await screenshot(page, `${picture}-${language}`);
    }

    expect(pages.length).toBeGreaterThan(2);
    expect(found).toEqual([]);
  });

  test(`folders, a person and the Content Manager open, in ${language}`, async ({ page, api }) => {
    test.slow();
    const found = watch(page);
    const { results: persons } = await api.get<{ results: { documentId: string }[] }>('/crm-contacts/persons?filters[firstName][$eq]=Hanne');
    const documentId = await contactNamed(api, 'Feldhaus Fachmärkte GmbH & Co. KG');
    const addresses = {
      folder: '/plugins/crm-contacts/folders/all',
      'my-contacts': '/plugins/crm-contacts/folders/mine',
      person: `/plugins/crm-contacts/persons/${persons[0].documentId}`,
      'content-manager': `/content-manager/collection-types/plugin::crm-contacts.contact/${documentId}`,
    };
    await loginAs(page, 'admin', { language });
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(`/admin${address}`);
      await expectSound(page);
      await screenshot(page, `${name}-${language}`);
    }

    expect(found).toEqual([]);
  });
}
