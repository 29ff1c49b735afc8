import { expect, loginAs, test } from './support/test';

test('the panel speaks English and German', async ({ page, browser }) => {
  await loginAs(page, 'admin');
  const second = await browser.newPage({ baseURL: process.env.CRM_TEST_URL });
  await loginAs(second, 'admin', { language: 'de' });

  await expect(page.getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
  await expect(second.getByRole('link', { name: 'Einstellungen', exact: true })).toBeVisible();
  await second.close();
});

test('forms of the Content Manager say refusals in the language of the panel', async ({ page }) => {
  await loginAs(page, 'admin', { address: '/content-manager/collection-types/plugin::crm-contacts.position-role/create', language: 'de' });

  await page.getByLabel('Schlüssel').fill('decision');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Decides');
  await page.getByRole('button', { name: 'Speichern' }).click();

  // Once in the notice and once under the field.
  await expect(page.getByText('Das ist schon vergeben.')).toHaveCount(2);
});
