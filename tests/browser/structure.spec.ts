import { expect, loginAs, screenshot, test } from './support/test';

/** Tests share one server: names of this run's own keep them apart. */
const own = (name: string) => `${name} ${Date.now().toString(36)}`;

const contactPage = (documentId: string, page: string) => `/plugins/crm-contacts/contacts/${documentId}/${page}`;
const adminPage = (documentId: string, page: string) => `/admin${contactPage(documentId, page)}`;
const connect = ({ documentId }: { documentId: string }) => ({ connect: [{ documentId }] });

interface Chart {
  positions: { jobTitle: string; department: string | null }[];
}

test('changes a title from a day, so that the chart of the day before stays true', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Wandel') });
  const person = await api.create('persons', { firstName: 'Wanda', lastName: own('Wandel') });
  await api.create('positions', { company: connect(company), person: connect(person), jobTitle: 'Clerk', validFrom: '2020-01-01' });
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'contact-persons') });

  await page.getByRole('button', { name: /^Edit Wanda/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('radio')).toHaveCount(0);
  await drawer.getByLabel('Job title').fill('Director');
  await expect(drawer.getByRole('radio', { name: 'It changes from a day' })).toBeChecked();
  await screenshot(page, 'position-since-when');
  await drawer.getByRole('button', { name: 'Save' }).click();

  await expect(page.getByRole('table', { name: 'Contact persons' })).toContainText('Director');
  const before = await api.get<Chart>(`/crm-contacts/contacts/${company.documentId}/org-chart?asOf=2024-12-31`);
  expect(before.positions[0].jobTitle).toBe('Clerk');

  await page.getByRole('button', { name: /^Edit Wanda/ }).click();
  await drawer.getByLabel('Job title').fill('Managing director');
  await drawer.getByRole('radio', { name: /correct it/ }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table', { name: 'Contact persons' })).toContainText('Managing director');
});

test('hands the reports of a leaver over in one step', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Abschied') });
  const someone = (firstName: string) => api.create('persons', { firstName, lastName: 'Abschied' });
  const leaver = await api.create('positions', { company: connect(company), person: connect(await someone('Lena')), jobTitle: 'Head', validTo: '2024-12-31' });
  await api.create('positions', { company: connect(company), person: connect(await someone('Hella')), jobTitle: 'Heir' });
  for (const name of ['Rita', 'Rolf']) await api.create('positions', { company: connect(company), person: connect(await someone(name)), superior: connect(leaver), validFrom: '2020-01-01' });
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'contact-persons') });

  await expect(page.getByText('Lena Abschied has left; 2 persons still report there.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose a new superior' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'New superior' }).click();
  await page.getByRole('option', { name: /Hella/ }).click();
  await screenshot(page, 'move-reports');
  await drawer.getByRole('button', { name: 'Hand over' }).click();

  await expect(page.getByText('2 persons have a new superior.')).toBeVisible();
  await expect(page.getByText(/has left; 2 persons/)).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Contact persons' }).getByRole('row', { name: /Rita/ })).toContainText('Hella Abschied');
});

test('enters a job change and shows what is still open', async ({ page, api }) => {
  const [old, next] = [await api.create('contacts', { kind: 'company', name: own('Altwerk') }), await api.create('contacts', { kind: 'company', name: own('Neuwerk') })];
  const person = await api.create('persons', { firstName: 'Jana', lastName: own('Wechsel'), email: 'jana@altwerk.example' });
  await api.create('positions', { company: connect(old), person: connect(person), jobTitle: 'Buyer', email: 'jana@altwerk.example', validFrom: '2020-01-01' });
  await api.create('activities', { type: 'call', subject: 'Ask about the pump', persons: connect(person), contacts: connect(old) });
  await loginAs(page, 'admin', { address: contactPage(old.documentId, 'contact-persons') });

  await page.getByRole('button', { name: /^Job change of Jana/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'New company' }).click();
  await page.keyboard.type(String(next.name));
  await page.getByRole('option', { name: String(next.name) }).click();
  await drawer.getByLabel('Job title').fill('Head of purchasing');
  await drawer.getByRole('button', { name: 'Change job' }).click();

  await expect(drawer.getByText('The job change is entered.')).toBeVisible();
  await expect(drawer.getByText(/jana@altwerk.example/)).toBeVisible();
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Ask about the pump' })).toBeVisible();
  await screenshot(page, 'job-change');
  await drawer.getByRole('button', { name: 'Close' }).last().click();
  await page.goto(adminPage(next.documentId, 'contact-persons'));
  await expect(page.getByRole('table', { name: 'Contact persons' })).toContainText('Head of purchasing');
});

test('makes a contact person of a person contact', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Käuferin AG') });
  const person = await api.create('persons', { firstName: 'Lena', lastName: own('Webseite') });
  const lead = await api.create('contacts', { kind: 'person', name: 'x', person: connect(person) });
  await loginAs(page, 'admin', { address: contactPage(lead.documentId, 'overview') });

  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Make contact person of …' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Company' }).click();
  await page.keyboard.type(String(company.name));
  await page.getByRole('option', { name: String(company.name) }).click();
  await drawer.getByLabel('Job title').fill('Buyer');
  await drawer.getByRole('button', { name: 'Make contact person' }).click();

  await expect(page.getByRole('heading', { name: String(company.name) })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Contact persons' })).toContainText('Buyer');
});

test('dissolves a department and says what is still in it, in German', async ({ page, api }) => {
  const company = await api.create('contacts', { kind: 'company', name: own('Umbau') });
  const old = await api.create('departments', { company: connect(company), name: 'Altbau' });
  await api.create('departments', { company: connect(company), name: 'Neubau' });
  const person = await api.create('persons', { firstName: 'Uwe', lastName: 'Umbau' });
  await api.create('positions', { company: connect(company), person: connect(person), department: connect(old), jobTitle: 'Maurer' });
  await loginAs(page, 'admin', { address: contactPage(company.documentId, 'departments'), language: 'de' });

  await page.getByRole('button', { name: 'Altbau auflösen' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Danach sind noch darin: 1 Ansprechpartner.')).toBeVisible();
  await expect(drawer.getByText('Uwe Umbau, Maurer')).toBeVisible();
  await drawer.getByRole('combobox', { name: 'In eine andere Abteilung' }).click();
  await page.getByRole('option', { name: 'Neubau' }).click();
  await screenshot(page, 'dissolve-department');
  await drawer.getByRole('button', { name: 'Auflösen' }).click();

  await expect(page.getByText('Altbau ist aufgelöst.')).toBeVisible();
});

test('makes a branch with its contact, moves it to another head office and sums the family up', async ({ page, api }) => {
  const [head, next] = [await api.create('contacts', { kind: 'company', name: own('Zentrale West') }), await api.create('contacts', { kind: 'company', name: own('Zentrale Ost') })];
  const name = own('Filiale Ulm');
  await loginAs(page, 'admin', { address: contactPage(head.documentId, 'relations') });

  await page.getByRole('button', { name: 'Add branch' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('radio', { name: 'A new one' }).click();
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('City').fill('Ulm');
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('tree', { name: 'Hierarchy' }).getByRole('treeitem', { name })).toBeVisible();

  await page.getByRole('button', { name: '2 members' }).click();
  await expect(page.getByRole('table', { name: 'Family at a glance' })).toContainText(name);
  await screenshot(page, 'family-roll-up');

  await page.getByRole('button', { name: 'Move branches …' }).click();
  await drawer.getByRole('checkbox', { name }).click();
  await drawer.getByRole('combobox', { name: 'New head office' }).click();
  await page.keyboard.type(String(next.name));
  await page.getByRole('option', { name: String(next.name) }).click();
  await drawer.getByRole('button', { name: 'Move' }).click();

  await expect(page.getByText(`1 contact belongs to ${String(next.name)} from that day.`)).toBeVisible();
  await page.goto(adminPage(next.documentId, 'relations'));
  await expect(page.getByRole('tree', { name: 'Hierarchy' }).getByRole('treeitem', { name })).toHaveAttribute('aria-level', '2');
});
