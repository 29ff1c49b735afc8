import { expect, loginAs, test } from './support/test';

test('the panel speaks English and German', async ({ page, browser }) => {
  await loginAs(page, 'admin');
  const second = await browser.newPage({ baseURL: process.env.CRM_TEST_URL });
  await loginAs(second, 'admin', { language: 'de' });

  await expect(page.getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
  await expect(second.getByRole('link', { name: 'Einstellungen', exact: true })).toBeVisible();
  await second.close();
});
