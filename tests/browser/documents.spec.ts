import { expect, loginAs, test } from './support/test';
import type { Api } from './support/api';

const windowOf = (documentId: string, page = '') => `/admin/plugins/crm-contacts/contacts/${documentId}${page}`;

async function customer(api: Api, name: string): Promise<string> {
  return (await api.create('contacts', { kind: 'company', name, stage: 'customer', currency: 'EUR' })).documentId;
}

const party = (documentId: string) => ({ orderingParty: { connect: [{ documentId }] } });

test('a customer\'s inquiries, quotes, orders and invoices stand in the window and in the Content Manager', async ({ page, api }) => {
  const documentId = await customer(api, 'Dokumente Kiel GmbH');
  await api.createIn('api::inquiry.inquiry', { ...party(documentId), number: 'BT-A1', title: 'Rührwerk', receivedOn: '2026-01-05' });
  await api.createIn('api::quote.quote', { ...party(documentId), number: 'BT-Q1', quotedOn: '2026-01-10', netTotal: 1200 });
  await api.createIn('api::order.order', { ...party(documentId), number: 'BT-O1', orderedOn: '2026-01-20', netTotal: 1200 });
  await api.createIn('api::invoice.invoice', { ...party(documentId), number: 'BT-R1', invoicedOn: '2020-01-01', dueOn: '2020-02-01', netTotal: 300 });
  await loginAs(page, 'admin');

  await page.goto(windowOf(documentId, '/documents'));
  const rows = page.getByRole('table', { name: 'Documents' }).getByRole('row');
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: 'BT-R1' })).toContainText('overdue');
  await expect(page.getByText('4 documents · €2,700.00')).toBeVisible();

  await page.getByRole('button', { name: 'Orders 1' }).click();
  await expect(page).toHaveURL(/source=order/);
  await expect(rows).toHaveCount(2);

  await page.getByRole('link', { name: 'BT-O1' }).click();
  await expect(page.getByRole('heading', { name: 'BT-O1' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Orders 1' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto(`/admin/content-manager/collection-types/plugin::crm-contacts.contact/${documentId}`);
  await expect(page.getByText('Linked documents')).toBeVisible();
  for (const number of ['BT-A1', 'BT-Q1', 'BT-O1', 'BT-R1']) await expect(page.getByRole('link', { name: number })).toBeVisible();
});

test('a new quote is made for the contact and opened; a blocked contact offers none', async ({ page, api }) => {
  const documentId = await customer(api, 'Neues Angebot AG');
  await loginAs(page, 'admin', { language: 'de' });

  await page.goto(windowOf(documentId, '/documents'));
  await page.getByRole('button', { name: 'Neu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Angebot' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Titel').fill('Pumpen für Halle 3');
  await drawer.getByRole('button', { name: 'Anlegen und öffnen' }).click();
  await expect(page).toHaveURL(/collection-types\/api::quote\.quote\//);
  await expect(page.getByLabel('Titel')).toHaveValue('Pumpen für Halle 3');
  await expect(page.getByText('Neues Angebot AG').first()).toBeVisible();

  await api.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Zahlt nicht' });
  await page.goto(windowOf(documentId, '/documents'));
  await expect(page.getByRole('link', { name: /^AN-/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Neu', exact: true })).toHaveCount(0);
});

test('the overdue invoices of a group are found, and one opened', async ({ page, api }) => {
  const [head, branch] = [await customer(api, 'Gruppe Eutin AG'), await customer(api, 'Filiale Eutin')];
  await api.post(`/crm-contacts/contacts/${head}/relations`, await branchOf(api, branch));
  await api.createIn('api::invoice.invoice', { ...party(branch), number: 'BT-E1', invoicedOn: '2020-01-01', dueOn: '2020-02-01', netTotal: 300, currency: 'EUR' });
  await api.createIn('api::invoice.invoice', { ...party(head), number: 'BT-E2', invoicedOn: '2020-01-02', dueOn: '2999-02-01', netTotal: 5, currency: 'EUR' });
  await loginAs(page, 'admin', { address: `/plugins/crm-contacts/contacts/${head}/documents` });

  await page.getByRole('combobox', { name: 'Documents of' }).click();
  await page.getByRole('option', { name: 'whole group' }).click();
  await page.getByRole('button', { name: 'Invoices 2' }).click();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'overdue (1)' }).click();

  const rows = page.getByRole('table', { name: 'Documents' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText('Filiale Eutin');
  await page.getByRole('link', { name: 'BT-E1' }).click();
  await expect(page.getByRole('heading', { name: 'BT-E1' })).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(2);
});

async function branchOf(api: Api, branch: string): Promise<object> {
  const types = await api.get<{ results: { documentId: string; key: string }[] }>('/crm-contacts/relation-types?pageSize=100');
  const { documentId } = types.results.find(({ key }) => key === 'branch-of') as { documentId: string };
  return { type: documentId, side: 'from', other: branch };
}

test('a call is noted, a task planned, finished with its outcome and taken back', async ({ page, api }) => {
  const documentId = await customer(api, 'Aktivität Lübeck GmbH');
  await loginAs(page, 'admin');
  await page.goto(windowOf(documentId, '/activities'));
  await expect(page.getByText('There are no activities yet.')).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.type('Asked for the new price list');
  await page.getByLabel('Outcome').fill('Wants it by Friday');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  const call = page.getByRole('listitem').filter({ hasText: 'Asked for the new price list' });
  await expect(call).toContainText('Wants it by Friday');
  await expect(call).toContainText('Andrea Roth');

  await page.getByRole('combobox', { name: 'Type' }).first().click();
  await page.getByRole('option', { name: 'Task' }).click();
  await page.getByLabel('Subject').fill('Send the price list');
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  const task = page.getByRole('listitem').filter({ hasText: 'Send the price list' });
  await expect(task).toContainText('open');

  await page.getByRole('button', { name: 'Finish Send the price list' }).click();
  await task.getByLabel('Outcome').fill('Sent by e-mail');
  await task.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(task).toContainText('Sent by e-mail');
  await expect(page.getByText('“Send the price list” is done.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(task).toContainText('open');

  await page.goto(windowOf(documentId));
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Asked for the new price list');
});

test('a reader sees documents and prices but nothing to change them with', async ({ page, api }) => {
  const documentId = await customer(api, 'Nur lesen GmbH');
  await api.createIn('api::order.order', { ...party(documentId), number: 'BT-O9', orderedOn: '2026-01-20', netTotal: 1 });
  await loginAs(page, 'reader');

  await page.goto(windowOf(documentId, '/documents'));
  await expect(page.getByRole('link', { name: 'BT-O9' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New', exact: true })).toHaveCount(0);

  await page.goto(windowOf(documentId, '/sales'));
  await expect(page.getByRole('heading', { name: 'Price check' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Assign a catalogue' })).toHaveCount(0);

  await page.goto(windowOf(documentId, '/activities'));
  await expect(page.getByRole('heading', { name: 'Activities' })).toBeVisible();
  await expect(page.getByPlaceholder('What was done')).toHaveCount(0);
});

