import type { APIRequestContext, Page } from '@playwright/test';
import { apiAs, expect, loginAs, screenshot, test } from './support/test';
import { tokenOf } from './support/sessions';

const windowOf = (documentId: string, page = '') => `/plugins/crm-contacts/contacts/${documentId}${page}`;

/** A customer with an order and an invoice, and a call at it with an outcome and a file. */
async function makeCustomer(request: APIRequestContext, name: string): Promise<string> {
  const api = apiAs('admin', request);
  const { documentId } = await api.create('contacts', { kind: 'company', name, stage: 'customer', city: 'Emden', currency: 'EUR', creditLimit: '48150.00' });
  const party = { orderingParty: { connect: [{ documentId }] } };
  await api.createIn('api::order.order', { ...party, number: `O-${name}`, orderedOn: '2026-01-20', netTotal: 1200 });
  await api.createIn('api::invoice.invoice', { ...party, number: `R-${name}`, invoicedOn: '2026-01-25', dueOn: '2026-02-25', netTotal: 1200 });
  const attachment = await upload(request, `Protokoll ${name}.txt`);
  await api.create('activities', { type: 'call', subject: 'Rabatt besprochen', state: 'done', dueOn: '2026-02-01', outcome: 'Drei Prozent Skonto', contacts: [documentId], attachments: [attachment] });
  return documentId;
}

async function upload(request: APIRequestContext, name: string): Promise<number> {
  const answer = await request.post('/upload', {
    headers: { Authorization: `Bearer ${await tokenOf('admin', request)}` },
    multipart: { files: { name, mimeType: 'text/plain', buffer: Buffer.from('Drei Prozent Skonto ab Juli') } },
  });
  const [{ id }] = (await answer.json()) as { id: number }[];
  return id;
}

const documents = (page: Page) => page.getByRole('table', { name: /^(Documents|Dokumente)$/ });
const call = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Rabatt besprochen' }).first();

test('with all rights the customer, its documents and the file of its call are there', async ({ page, request }) => {
  const documentId = await makeCustomer(request, 'Ganz offen KG');
  await loginAs(page, 'admin', { address: windowOf(documentId, '/master-data') });
  await expect(page.getByText('48,150')).toBeVisible();

  await page.goto(`/admin${windowOf(documentId, '/documents')}`);
  await expect(documents(page)).toContainText('O-Ganz offen KG');
  await expect(documents(page)).toContainText('R-Ganz offen KG');

  await page.goto(`/admin${windowOf(documentId, '/activities')}`);
  await expect(call(page)).toContainText('Drei Prozent Skonto');
  const file = call(page).getByRole('link', { name: 'Protokoll Ganz offen KG.txt' });
  await screenshot(page, 'activity-attachment');
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/\.txt$/);

  const address = new URL((await file.getAttribute('href')) as string, page.url());
  expect((await request.get(address.href)).status()).toBe(200);
  expect((await request.get(address.origin + address.pathname)).status()).toBe(404);
});

test('with a part of the rights the same customer shows that part, and nothing tells of the rest', async ({ page, request }) => {
  const documentId = await makeCustomer(request, 'Halb offen KG');
  await loginAs(page, 'fitter', { address: windowOf(documentId, '/master-data'), language: 'de' });
  await expect(page.getByRole('heading', { level: 1, name: 'Halb offen KG' })).toBeVisible();
  await expect(page.getByText('Emden').first()).toBeVisible();
  await expect(page.getByText(/48[.,]?150/)).toHaveCount(0);

  await page.goto(`/admin${windowOf(documentId, '/documents')}`);
  await expect(documents(page)).toContainText('O-Halb offen KG');
  await expect(documents(page)).not.toContainText('R-Halb offen KG');

  await page.goto(`/admin${windowOf(documentId, '/activities')}`);
  await expect(call(page)).toBeVisible();
  await expect(page.getByText('Skonto')).toHaveCount(0);
  await expect(page.getByText('Protokoll')).toHaveCount(0);
});

test('with the pair of roles the customer shows its basics, and one of one\'s own everything', async ({ page, request }) => {
  const documentId = await makeCustomer(request, 'Fremd KG');
  await loginAs(page, 'owner', { address: windowOf(documentId, '/master-data') });
  await expect(page.getByRole('heading', { level: 1, name: 'Fremd KG' })).toBeVisible();
  await expect(page.getByText('City', { exact: true })).toBeVisible();
  await expect(page.getByText('Credit limit', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/48[.,]?150/)).toHaveCount(0);
  await page.goto(`/admin${windowOf(documentId, '/documents')}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Fremd KG' })).toBeVisible();
  await expect(page.getByText('O-Fremd KG')).toHaveCount(0);

  const own = await apiAs('owner', request).post<{ documentId: string }>('/crm-contacts/contacts/new', { kind: 'company', name: 'Eigen KG', city: 'Leer', email: 'post@eigen.example' });
  await page.goto(`/admin${windowOf(own.documentId, '/master-data')}`);
  await expect(page.getByText('post@eigen.example').first()).toBeVisible();
  await expect(page.getByText('Credit limit', { exact: true })).toBeVisible();
});

test('without rights the same customer is nowhere', async ({ page, request }) => {
  const documentId = await makeCustomer(request, 'Gar nicht offen KG');
  await loginAs(page, 'visitor', { address: windowOf(documentId) });
  await expect(page.getByText('You do not have the right to see this.')).toBeVisible();
  await expect(page.getByText('Gar nicht offen')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Contact management' })).toHaveCount(0);

  await page.goto(`/admin/content-manager/collection-types/plugin::crm-contacts.contact/${documentId}`);
  await expect(page.getByText(/permissions to access/)).toBeVisible();
  await expect(page.getByText('Gar nicht offen')).toHaveCount(0);
});
