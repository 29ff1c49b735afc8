import type { Page } from '@playwright/test';
import type { Api } from './support/api';
import { networkOf } from './support/network';
import { expect, loginAs, screenshot, test } from './support/test';

/** Tests share one server: names of this run's own keep them apart. */
const own = (name: string) => `${name} ${Date.now().toString(36)}`;

const sales = (documentId: string) => `/plugins/crm-contacts/contacts/${documentId}/sales`;
const editor = (documentId: string) => `/plugins/crm-contacts/price-catalogues/${documentId}`;
const nextYear = () => new Date().getFullYear() + 1;
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format();

async function customer(api: Api, name: string): Promise<string> {
  return (await api.create('contacts', { kind: 'company', name, stage: 'customer', currency: 'EUR' })).documentId;
}

async function catalogue(api: Api, name: string, entries: object[], data: object = {}): Promise<string> {
  const { documentId } = await api.create('price-catalogues', { name, currency: 'EUR', kind: 'article', ...data });
  for (const entry of entries) await api.create('price-entries', { ...entry, catalogue: { set: [{ documentId }] } });
  return documentId;
}

/** Puts text on the clipboard as a spreadsheet does, and pastes it where the keyboard is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

/** Keys as a fast typist presses them: the page has drawn nothing yet when the next one comes. */
const withoutPause = (page: Page, keys: string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)));

/** 200 lines of a price list: a heading, quoted cells, and two prices that are none. */
function spreadsheet(): string {
  const lines = Array.from({ length: 200 }, (_, index) => {
    const price = index === 40 ? 'on request' : index === 120 ? '-5' : `1,${200 + index}.50`;
    return `PL-${String(index).padStart(3, '0')}\t"Plate ${index}, ""zinc"""\tpc\t${index % 2 ? 10 : ''}\t${price}`;
  });
  return ['Code\tName\tUnit\tFrom quantity\tPrice', ...lines].join('\r\n');
}

test('a catalogue is assigned, a price checked with its reason, and the assignment ended', async ({ page, api }) => {
  const documentId = await customer(api, own('Preisprüfung Husum'));
  const name = own('Browsertest');
  await catalogue(api, name, [{ code: 'BT-100', unit: 'pc', price: 9.5 }, { code: 'BT-100', unit: 'pc', minQuantity: 100, price: 8.25 }]);
  await loginAs(page, 'admin', { address: sales(documentId) });

  await page.getByRole('button', { name: 'Assign a catalogue' }).click();
  const drawer = page.getByRole('dialog', { name: 'Assign a catalogue' });
  await drawer.getByLabel('Catalogue').pressSequentially(name);
  await page.getByRole('option', { name }).click();
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('table', { name: 'Price catalogues' }).getByRole('row', { name: new RegExp(name) })).toContainText('assigned to this contact');

  await page.getByLabel('Article or process code').fill('BT-100');
  await page.getByLabel('Quantity').fill('150');
  await page.getByRole('button', { name: 'Check price' }).click();
  await expect(page.getByText('€8.25')).toBeVisible();
  await expect(page.getByText('150 pc = €1,237.50')).toBeVisible();
  await expect(page.getByText(`Catalogue “${name}”, assigned to this contact.`)).toBeVisible();
  await expect(page.getByText('Tier from 100 pc')).toBeVisible();
  await screenshot(page, 'sales');
  await expect(page).toHaveURL(/price=BT-100&quantity=150/);
  await page.reload();
  await expect(page.getByText('150 pc = €1,237.50')).toBeVisible();

  await page.getByRole('button', { name: `End the assignment of ${name} today` }).click();
  await expect(page.getByText(`The assignment of “${name}” ends.`)).toBeVisible();
  const { assignments } = await api.get<{ assignments: { validTo: string }[] }>(`/crm-contacts/contacts/${documentId}/sales`);
  expect(assignments[0].validTo).toBe(today());
});

test('200 lines are pasted from a spreadsheet, two bad cells mended, saved, and next year compared', async ({ page, api }) => {
  test.slow();
  const documentId = await customer(api, own('Vergleich Kappeln'));
  const name = own('Liste');
  const list = await catalogue(api, name, []);
  await api.create('price-assignments', { contact: { set: [{ documentId }] }, catalogue: { set: [{ documentId: list }] } });
  await loginAs(page, 'admin', { address: '/plugins/crm-contacts/price-catalogues' });
  await page.getByRole('searchbox', { name: 'Search catalogues' }).fill(name);
  await page.getByRole('link', { name }).click();
  const grid = page.getByRole('grid', { name: `Entries of ${name}` });

  await grid.focus();
  await paste(page, spreadsheet());
  await expect(page.getByText('200 lines pasted, 200 new. The headings were left out.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This is no number.')).toBeVisible();
  await page.keyboard.type('1240.5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F8');
  await expect(page.getByText('This must not be negative.')).toBeVisible();
  await screenshot(page, 'catalogue-editor');
  await page.keyboard.press('Control+Home');
  await withoutPause(page, ['F8', 'F2', '5', 'F8']);
  await expect(page.getByRole('button', { name: 'Go to the error' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: 200 new, 0 changed, 0 removed.').first()).toBeVisible();
  await expect(page.getByText('Everything is saved.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Go to code' }).fill('PL-040');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('row', { name: /PL-040/ })).toContainText('1,240.50');

  await page.getByRole('button', { name: 'New version' }).click();
  const drawer = page.getByRole('dialog', { name: 'New version from a day on' });
  await drawer.getByLabel('Name').fill(`${name} II`);
  await drawer.getByLabel('Change of prices in %').fill('10');
  await drawer.getByRole('button', { name: 'Make version' }).click();
  await expect(page.getByRole('heading', { name: `${name} II` })).toBeVisible();

  await page.goto(`/admin${sales(documentId)}`);
  await page.getByRole('button', { name: 'Today with a later day' }).click();
  await page.getByRole('searchbox', { name: 'Search code or name' }).fill('PL-040');
  const row = page.getByRole('grid', { name: 'Compare prices' }).getByRole('row', { name: /PL-040/ });
  await expect(row).toContainText('€1,240.50');
  await expect(row).toContainText('€1,364.55');
  await expect(row).toContainText('+10 %');
  await expect(row).toContainText('dearer');
  await expect(page).toHaveURL(/compare=days/);
  await screenshot(page, 'price-comparison');
});

test('a jump to an error that the search hides empties the search', async ({ page, api }) => {
  const documentId = await catalogue(api, own('Hidden'), [{ code: 'H-1', name: 'One', unit: 'pc', price: 1 }, { code: 'H-2', name: 'Two', unit: 'pc', price: 2 }], { validFrom: `${nextYear()}-01-01` });
  await loginAs(page, 'admin', { address: editor(documentId) });
  const grid = page.getByRole('grid', { name: /^Entries of Hidden/ });
  const search = page.getByRole('searchbox', { name: 'Search code or name' });
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await search.fill('H-2');
  await expect(grid.getByRole('row', { name: /H-1/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Go to the error' }).click();

  await expect(grid.getByRole('row', { name: /H-1/ })).toBeVisible();
  await expect(search).toHaveValue('');
});

test('a catalogue is worked in by keyboard like a spreadsheet, in German', async ({ page, api }) => {
  const name = own('Tabelle');
  const documentId = await catalogue(api, name, [{ code: 'T-1', name: 'Teil 1', unit: 'pc', price: 1 }, { code: 'T-2', name: 'Teil 2', unit: 'pc', price: 2 }], { validFrom: `${nextYear()}-01-01` });
  await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { get: () => ['de-DE', 'de'] }));
  await loginAs(page, 'admin', { address: editor(documentId), language: 'de' });
  const grid = page.getByRole('grid', { name: `Einträge von ${name}` });
  const first = grid.getByRole('row', { name: /T-1/ });

  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('1.234,5');
  await page.keyboard.press('Enter');
  await expect(first).toContainText('1.234,50');
  await expect(first).toContainText('Stück');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Zum Fehler' })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('button', { name: 'Zum Fehler' })).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F2');
  await page.keyboard.type('T-2');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Zum Fehler' })).toBeVisible();
  await page.keyboard.press('Control+Z');

  await page.getByRole('link', { name: 'Preiskataloge' }).first().click();
  await page.getByRole('button', { name: 'Weiter bearbeiten' }).click();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Gespeichert: 0 neu, 1 geändert, 0 entfernt.').first()).toBeVisible();
});

test('who may only read sees prices and no way to change them', async ({ page, api }) => {
  const name = own('Nur lesen');
  const documentId = await catalogue(api, name, [{ code: 'N-1', unit: 'pc', price: 7 }]);
  await loginAs(page, 'reader', { address: editor(documentId) });

  await expect(page.getByRole('grid', { name: `Entries of ${name}` }).getByRole('row', { name: /N-1/ })).toContainText('7.00');
  await expect(page.getByText('You may read this catalogue, but not change it.')).toBeVisible();
  for (const button of ['Save', 'Edit', 'Copy', 'New version']) await expect(page.getByRole('button', { name: button, exact: true })).toHaveCount(0);
});

test('what was saved stays saved where it cannot be loaded again, and nothing is written twice', async ({ page, api }) => {
  const name = own('Ohne Netz');
  const documentId = await catalogue(api, name, [], { validFrom: `${nextYear()}-01-01` });
  const codes = async () => (await api.get<{ entries: { code: string; price: string }[] }>(`/crm-contacts/price-catalogues/${documentId}/entries`)).entries.map(({ code, price }) => [code, price]);
  const network = await networkOf(page);
  await loginAs(page, 'admin', { address: editor(documentId) });
  const grid = page.getByRole('grid', { name: `Entries of ${name}` });
  await grid.focus();
  await paste(page, 'W-2\tSecond\tpc\t\t2\nW-1\tFirst\tpc\t\t1');

  network.cut(/\/price-catalogues\/[^/]+\/(entries\?|editor)/);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: 2 new, 0 changed, 0 removed.').first()).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'The lines are saved, but could not be loaded again.' })).toBeVisible();
  expect(await codes()).toEqual([['W-1', '1'], ['W-2', '2']]);

  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+S');
  await expect(page.getByText('Saved: 0 new, 1 changed, 0 removed.').first()).toBeVisible();
  expect(await codes()).toEqual([['W-1', '1'], ['W-2', '3']]);

  network.mend();
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByText('The lines are saved, but could not be loaded again.')).toHaveCount(0);
  await expect(grid.getByRole('row').nth(1)).toContainText('W-1');

  await grid.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await paste(page, 'W-3\tThird\tpc\t\t4.50');
  network.loseNextAnswer(/\/entries$/);
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' })).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(page.getByText('Everything is saved.')).toBeVisible();
  expect(await codes()).toEqual([['W-1', '1'], ['W-2', '3'], ['W-3', '4.5']]);
});
