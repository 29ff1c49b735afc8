import { expect, loginAs, screenshot, test } from './support/test';

/** Tests share one server: names of this run's own keep them apart. */
const own = (name: string) => `${name} ${Date.now().toString(36)}`;

const contactPage = (documentId: string, page: string) => `/plugins/crm-contacts/contacts/${documentId}/${page}`;
const connect = ({ documentId }: { documentId: string }) => ({ connect: [{ documentId }] });

test('adds a contact person with department and superior and opens that person', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Antriebswerk') });
  const boss = await api.create('persons', { firstName: 'Bianca', lastName: own('Boss') });
  await api.create('positions', { company: connect(company), person: connect(boss), jobTitle: 'Managing director' });
  await api.create('departments', { company: connect(company), name: 'Purchasing' });
  const lastName = own('Vogt');
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'contact-persons') });

  await page.getByRole('button', { name: 'Add contact person' }).click();
  const drawer = page.getByRole('dialog', { name: 'Add contact person' });
  await drawer.getByLabel('First name').fill('Elke');
  await drawer.getByLabel('Last name').fill(lastName);
  await drawer.getByLabel('Job title').fill('Head of purchasing');
  await drawer.getByRole('combobox', { name: 'Department' }).click();
  await page.getByRole('option', { name: 'Purchasing' }).click();
  await drawer.getByRole('combobox', { name: 'Superior' }).click();
  await page.getByRole('option', { name: /Bianca Boss/ }).click();
  await drawer.getByRole('button', { name: 'Create' }).click();

  const row = page.getByRole('table', { name: 'Contact persons' }).getByRole('row', { name: lastName });
  await expect(row).toContainText('Head of purchasing');
  await expect(row).toContainText('Purchasing');
  await expect(row).toContainText('Bianca Boss');
  await screenshot(page, 'contact-persons');

  await page.getByRole('button', { name: 'Tree' }).click();
  const tree = page.getByRole('tree', { name: 'Superiors' });
  await expect(tree.getByRole('treeitem', { name: new RegExp(lastName) })).toHaveAttribute('aria-level', '3');

  await page.getByRole('button', { name: 'List' }).click();
  await row.getByRole('link', { name: `Elke ${lastName}` }).click();
  await expect(page.getByRole('heading', { name: `Elke ${lastName}` })).toBeVisible();
  await expect(page.getByText('Head of purchasing').first()).toBeVisible();
});

test('ends a position at once and takes it back', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Kurzarbeit') });
  const person = await api.create('persons', { firstName: 'Tarik', lastName: own('Aydin') });
  await api.create('positions', { company: connect(company), person: connect(person), jobTitle: 'Plant manager', validFrom: '2020-01-01' });
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'contact-persons') });
  const row = page.getByRole('table', { name: 'Contact persons' }).getByRole('row', { name: /Tarik/ });

  await row.getByRole('button', { name: /^End the position/ }).click();
  await expect(row).toContainText('until');
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(row).not.toContainText('until');
});

test('refuses a circle of superiors in words that name the chain', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Kreisverkehr') });
  const [top, low] = [await api.create('persons', { firstName: 'Tom', lastName: 'Top' }), await api.create('persons', { firstName: 'Lara', lastName: 'Low' })];
  const head = await api.create('positions', { company: connect(company), person: connect(top) });
  await api.create('positions', { company: connect(company), person: connect(low), superior: connect(head) });
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'contact-persons') });

  await page.getByRole('button', { name: 'Edit Tom Top' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Superior' }).click();
  await page.getByRole('option', { name: /Lara Low/ }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();

  await expect(drawer.getByText('That would close a circle: Tom Top → Lara Low → Tom Top.')).toBeVisible();
});

test('adds a branch and shows it in the tree of both, walked by keyboard alone', async ({ page, api }) => {
  const head = await api.create('contacts', { kind: 'company', name: own('Zentrale Nord') });
  const branch = await api.create('contacts', { kind: 'company', name: own('Filiale Kiel') });
  await loginAs(page, 'admin', { address: contactPage(head.documentId, 'relations') });

  await page.getByRole('button', { name: 'Add branch' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'To contact' }).click();
  await page.keyboard.type(String(branch.name));
  await page.getByRole('option', { name: String(branch.name) }).click();
  await drawer.getByRole('button', { name: 'Create' }).click();

  const tree = page.getByRole('tree', { name: 'Hierarchy' });
  await expect(tree.getByRole('treeitem', { name: String(branch.name) })).toHaveAttribute('aria-level', '2');
  await expect(page.getByRole('table', { name: 'All relations' })).toContainText('head office of');

  await tree.getByRole('treeitem', { name: String(head.name) }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: String(branch.name) })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: String(branch.name) })).toBeVisible();
  await expect(page.getByRole('tree').getByRole('treeitem', { name: String(branch.name) })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('table', { name: 'All relations' })).toContainText('branch of');
});

test('shows the hierarchy beside the edit view, in German', async ({ page, api }) => {
  const [mother, daughter] = [await api.create('contacts', { kind: 'company', name: own('Mutter AG') }), await api.create('contacts', { kind: 'company', name: own('Tochter GmbH') })];
  const types = await api.get<{ results: { documentId: string; key: string }[] }>('/crm-contacts/relation-types?pageSize=100');
  const type = types.results.find(({ key }) => key === 'subsidiary-of') as { documentId: string };
  await api.create('relations', { type: connect(type), from: connect(mother), to: connect(daughter), share: 75 });
  await loginAs(page, 'admin', { address: `/content-manager/collection-types/plugin::crm-contacts.contact/${daughter.documentId}`, language: 'de' });

  const lines = page.getByRole('list', { name: 'Hierarchie' }).getByRole('listitem');
  await expect(lines.filter({ hasText: String(daughter.name) })).toBeVisible({ timeout: 30_000 });
  await expect(lines).toHaveText([new RegExp(`^${String(mother.name)}`), new RegExp(`^${String(daughter.name)}`)]);
  await page.getByRole('link', { name: 'Alle öffnen' }).click();

  await expect(page.getByRole('tree', { name: 'Hierarchie' }).getByRole('treeitem')).toHaveCount(2);
  await expect(page.getByText('75 %').first()).toBeVisible();
});
