import type { Page } from '@playwright/test';
import type { Api, Row } from './support/api';
import { expect, loginAs, screenshot, test } from './support/test';

/** Tests share one server: names of this run's own keep them apart. */
const own = (name: string) => `${name} ${Date.now().toString(36)}`;

const address = (documentId: string, page: string) => `/plugins/crm-contacts/contacts/${documentId}/${page}`;
const connect = ({ documentId }: { documentId: string }) => ({ connect: [{ documentId }] });
const card = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name}(,|$)`) });

async function positionOf(api: Api, company: Row, name: string, data: object = {}): Promise<Row> {
  const [firstName, lastName] = name.split(' ');
  const person = await api.create('persons', { firstName, lastName });
  return api.create('positions', { company: connect(company), person: connect(person), ...data });
}

/** Drags a card by mouse onto another, as a person does: slowly enough to see where it would land. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await card(page, from).boundingBox(), await card(page, to).boundingBox()];
  if (!start || !end) throw new Error(`${from} or ${to} is not on the screen`);
  // Beside the name, which is a link.
  await page.mouse.move(start.x + start.width - 12, start.y + start.height - 12);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2 - 5, { steps: 10 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2);
  await page.mouse.up();
}

/** Whether the one card stands a level below the other. */
async function isBelow(page: Page, lower: string, upper: string): Promise<boolean> {
  const [low, high] = [await card(page, lower).boundingBox(), await card(page, upper).boundingBox()];
  return Boolean(low && high && low.y > high.y + high.height);
}

test('builds a chart of three levels, moves somebody by dragging and takes it back', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: 'Nordwerk Maschinenbau GmbH' });
  const boss = await positionOf(api, company, 'Berta Boss', { jobTitle: 'Managing director' });
  const head = await positionOf(api, company, 'Hugo Head', { superior: connect(boss), jobTitle: 'Head of purchasing' });
  await positionOf(api, company, 'Clara Clerk', { superior: connect(head), jobTitle: 'Clerk' });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons') });

  await page.getByRole('button', { name: 'Chart', exact: true }).click();
  await page.getByRole('button', { name: 'Add contact person' }).click();
  const drawer = page.getByRole('dialog', { name: 'Add contact person' });
  await drawer.getByLabel('First name').fill('Nora');
  await drawer.getByLabel('Last name').fill('New');
  await drawer.getByLabel('Job title').fill('Buyer');
  await drawer.getByRole('combobox', { name: 'Superior' }).click();
  await page.getByRole('option', { name: /Hugo Head/ }).click();
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(card(page, 'Nora New')).toBeVisible();
  expect(await isBelow(page, 'Hugo Head', 'Berta Boss')).toBe(true);
  expect(await isBelow(page, 'Nora New', 'Hugo Head')).toBe(true);
  await screenshot(page, 'org-chart');

  await drag(page, 'Nora New', 'Berta Boss');
  await expect(page.getByText('Nora New now reports to Berta Boss.')).toBeVisible();
  await expect.poll(() => isBelow(page, 'Nora New', 'Hugo Head')).toBe(false);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => isBelow(page, 'Nora New', 'Hugo Head')).toBe(true);
});

test('refuses to drag a superior below somebody of the own team and names the chain', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Kreislauf') });
  const boss = await positionOf(api, company, 'Berta Boss');
  const head = await positionOf(api, company, 'Hugo Head', { superior: connect(boss) });
  await positionOf(api, company, 'Clara Clerk', { superior: connect(head) });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons?view=chart') });
  await expect(card(page, 'Clara Clerk')).toBeVisible();

  await drag(page, 'Berta Boss', 'Clara Clerk');

  await expect(page.getByText('That would close a circle: Berta Boss → Hugo Head → Clara Clerk → Berta Boss.')).toBeVisible();
  expect(await isBelow(page, 'Hugo Head', 'Berta Boss')).toBe(true);
});

test("shows last year's chart, who has left since, and the way back to today", async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Rückblick') });
  const gone = await positionOf(api, company, 'Greta Gone', { validFrom: '2020-01-01', validTo: '2025-12-31', jobTitle: 'Managing director' });
  await positionOf(api, company, 'Stefan Stays', { superior: connect(gone), validFrom: '2021-01-01' });
  await positionOf(api, company, 'Lena Later', { validFrom: '2026-01-01' });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons?view=chart') });
  await expect(card(page, 'Lena Later')).toBeVisible();
  await expect(card(page, 'Greta Gone')).toContainText('has left');

  const day = page.getByRole('combobox', { name: 'As of' });
  await day.fill('31/12/2025');
  await day.press('Tab');
  await expect(card(page, 'Lena Later')).toHaveCount(0);
  await expect(card(page, 'Greta Gone')).not.toContainText('left');
  await expect(page).toHaveURL(/asOf=2025-12-31/);
  await page.reload();
  await expect(card(page, 'Greta Gone')).toContainText('Managing director');
  await expect(card(page, 'Lena Later')).toHaveCount(0);
  await page.getByRole('button', { name: 'List', exact: true }).click();
  const list = page.getByRole('table', { name: 'Contact persons' });
  await expect(list.getByRole('row', { name: /^Greta Gone/ })).toContainText('Managing director');
  await expect(list.getByRole('row', { name: /Lena Later/ })).toHaveCount(0);
  await expect(list.getByRole('button')).toHaveCount(0);
  await page.getByRole('button', { name: 'Chart', exact: true }).click();

  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(card(page, 'Lena Later')).toBeVisible();
  await page.getByRole('checkbox', { name: 'People who left' }).click();
  await expect(card(page, 'Greta Gone')).toContainText('left on 31 Dec 2025');
});

test('finds somebody who is folded away and opens that person', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Suche') });
  const boss = await positionOf(api, company, 'Berta Boss');
  const head = await positionOf(api, company, 'Hugo Head', { superior: connect(boss) });
  await positionOf(api, company, 'Ágnes Szűcs', { superior: connect(head) });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons?view=chart') });
  await expect(card(page, 'Ágnes Szűcs')).toBeVisible();

  await page.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect(card(page, 'Hugo Head')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search in the chart' }).fill('agnes szucs');
  await expect(page.getByText('1 found')).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(card(page, 'Ágnes Szűcs')).toBeVisible();
  await expect(page.getByText('1 of 1')).toBeVisible();
  await card(page, 'Ágnes Szűcs').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Ágnes Szűcs' })).toBeVisible();
});

test('opens the tree and a person in it by keyboard alone', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Tastatur') });
  const boss = await positionOf(api, company, 'Berta Boss');
  await positionOf(api, company, 'Clara Clerk', { superior: connect(boss) });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons?view=chart') });
  await expect(card(page, 'Clara Clerk')).toBeVisible();

  await page.getByRole('button', { name: 'Chart', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const tree = page.getByRole('tree', { name: 'Superiors' });
  await expect(tree).toBeVisible();
  const lines = tree.getByRole('treeitem');
  for (let steps = 0; steps < 15 && !(await lines.first().evaluate((line) => line === document.activeElement)); steps += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(tree.getByRole('treeitem', { name: 'Clara Clerk' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Clara Clerk' })).toBeVisible();
});

test('saves the chart as SVG and as PDF', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Druck') });
  await positionOf(api, company, 'Łucja Żółć', { jobTitle: 'Geschäftsführerin' });
  await loginAs(page, 'admin', { address: address(company.documentId, 'contact-persons?view=chart'), language: 'de' });
  await expect(card(page, 'Łucja Żółć')).toBeVisible();

  const saved = async (choice: string) => {
    await page.getByRole('button', { name: 'Exportieren' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: choice }).click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  };

  expect(await saved('Als SVG-Bild')).toContain('Łucja Żółć');
  expect(await saved('Als PDF-Dokument')).toMatch(/^%PDF-/);
});

test('shows who stands at the top beside the edit view, and leads to the chart', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Seitenblick') });
  const boss = await positionOf(api, company, 'Berta Boss', { jobTitle: 'Geschäftsführerin' });
  await positionOf(api, company, 'Clara Clerk', { superior: connect(boss) });
  await loginAs(page, 'admin', { address: `/content-manager/collection-types/plugin::crm-contacts.contact/${company.documentId}`, language: 'de' });

  const lines = page.getByRole('list', { name: 'Organigramm' }).getByRole('listitem');
  await expect(lines).toHaveText([/^Berta Boss/, /^Clara Clerk/], { timeout: 30_000 });
  await page.getByRole('link', { name: 'Organigramm öffnen' }).click();

  await expect(card(page, 'Clara Clerk')).toBeVisible();
});

test('follows a corporate group from a subsidiary to its ultimate parent in the chart', async ({ page, api }) => {
  const [mother, daughter, grandchild] = [
    await api.create('contacts', { kind: 'company', name: own('Mutter AG') }),
    await api.create('contacts', { kind: 'company', name: own('Tochter GmbH') }),
    await api.create('contacts', { kind: 'company', name: own('Enkelin GmbH') }),
  ];
  const types = await api.get<{ results: { documentId: string; key: string }[] }>('/crm-contacts/relation-types?pageSize=100');
  const type = types.results.find(({ key }) => key === 'subsidiary-of') as { documentId: string };
  await api.create('relations', { type: connect(type), from: connect(mother), to: connect(daughter), share: 80 });
  await api.create('relations', { type: connect(type), from: connect(daughter), to: connect(grandchild), share: 70 });
  await api.create('relations', { type: connect(type), from: connect(mother), to: connect(grandchild), share: 10 });
  await loginAs(page, 'admin', { address: address(grandchild.documentId, 'relations') });

  await page.getByRole('button', { name: 'Chart', exact: true }).click();
  await expect(card(page, String(grandchild.name))).toContainText('70%');
  await expect(card(page, String(mother.name))).toContainText('General contact');
  await card(page, String(mother.name)).getByRole('link', { name: String(mother.name) }).click();

  await expect(page.getByRole('heading', { name: String(mother.name) })).toBeVisible();
  await expect(card(page, String(daughter.name))).toContainText('80%');
});
