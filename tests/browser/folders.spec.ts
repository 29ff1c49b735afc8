import { expect, loginAs, test } from './support/test';

const own = (name: string) => `${name} ${Date.now().toString(36)}`;
const folder = (key: string, query = '') => `/plugins/crm-contacts/folders/${key}${query}`;

test('saves a filtered list as a folder, changes, renames and deletes it', async ({ page, api }) => {
  const city = own('Ordnerstadt');
  for (const [name, stage] of [['Eins', 'lead'], ['Zwei', 'lead'], ['Drei', 'customer']]) await api.post('/crm-contacts/contacts/new', { kind: 'company', name: `${city} ${name}`, stage, city });
  const filter = `?filters[$and][0][city][$eq]=${encodeURIComponent(city)}`;
  await loginAs(page, 'sales', { address: folder('stage.lead', filter) });
  const tree = page.getByRole('navigation', { name: 'Folders' });
  const rows = page.getByRole('main').locator('[data-row-link]');
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: 'This folder' }).click();
  await page.getByRole('menuitem', { name: 'Save as folder' }).click();
  const drawer = page.getByRole('dialog', { name: 'New folder' });
  await drawer.getByLabel('Name', { exact: true }).fill('Leads of the town');
  await expect(drawer.getByText(`City is ${city}`, { exact: true })).toBeVisible();
  await expect(drawer.getByLabel('For everybody')).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leads ▸ Leads of the town');
  await expect(rows).toHaveCount(2);
  await expect(tree.getByRole('link', { name: /^Leads of the town\s*2$/ })).toBeVisible();

  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await page.getByRole('button', { name: 'This folder' }).click();
  await page.getByRole('menuitem', { name: 'Keep filters' }).click();
  await expect(page.getByText('The folder now shows the list like this.')).toBeVisible();
  await expect(rows.first()).toHaveText(`${city} Zwei`);
  await expect(page).not.toHaveURL(/sort=/);

  await page.getByRole('button', { name: 'This folder' }).click();
  await page.getByRole('menuitem', { name: 'Edit folder' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Town');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(tree.getByRole('link', { name: /^Town\s*2$/ })).toBeVisible();

  await page.getByRole('button', { name: 'This folder' }).click();
  await page.getByRole('menuitem', { name: 'Delete folder' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete folder' }).click();
  await expect(page).toHaveURL(/folders\/stage\.lead$/);
  await expect(tree.getByRole('link', { name: /^Town/ })).toHaveCount(0);
});

test('a manager renames, hides and restores a shipped folder, in German', async ({ page }) => {
  await loginAs(page, 'manager', { address: folder('stage.prospect.waiting'), language: 'de' });
  const tree = page.getByRole('navigation', { name: 'Ordner' });
  const menu = page.getByRole('button', { name: 'Dieser Ordner' });
  await expect(tree.getByRole('link', { name: /^Wartend/ })).toBeVisible();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Ordner bearbeiten' }).click();
  const drawer = page.getByRole('dialog', { name: 'Ordner bearbeiten' });
  await drawer.getByLabel('Deutscher Name').fill('Zurückgestellt');
  await drawer.getByRole('button', { name: 'Anlegen' }).click();
  await expect(tree.getByRole('link', { name: /^Zurückgestellt/ })).toBeVisible();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Ordner ausblenden' }).click();
  await expect(tree.getByRole('link', { name: /^Zurückgestellt/ })).toHaveCount(0);
  await page.getByRole('button', { name: '1 ausgeblendeter Ordner' }).click();
  await page.getByRole('menuitem', { name: '„Zurückgestellt“ wieder anzeigen' }).click();
  await tree.getByRole('link', { name: /^Zurückgestellt/ }).click();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Standard wiederherstellen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Standard wiederherstellen' }).click();
  await expect(tree.getByRole('link', { name: /^Wartend/ })).toBeVisible();
});

test('a reader has no menu for folders that it could not use', async ({ page }) => {
  await loginAs(page, 'reader', { address: folder('all') });

  await expect(page.getByRole('heading', { level: 1, name: 'All contacts' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'This folder' })).toHaveCount(0);
});
