import { expect, loginAs, test } from './support/test';

const CONTACT = 'plugin::crm-contacts.contact';
const windowOf = (documentId: string, page = '') => `/admin/plugins/crm-contacts/contacts/${documentId}${page}`;

test('a lead is disqualified with a reason, reactivated and qualified, and its history tells', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Lead GmbH', stage: 'lead' });
  await loginAs(page, 'admin');
  await page.goto(windowOf(documentId));

  await page.getByRole('button', { name: 'Disqualify' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disqualify' });
  await expect(dialog.getByRole('button', { name: 'Disqualify' })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('No budget this year');
  await dialog.getByRole('button', { name: 'Disqualify' }).click();
  await expect(page.getByText('Lead · disqualified').first()).toBeVisible();

  await page.getByRole('button', { name: 'Reactivate' }).click();
  await page.getByLabel('Reason').fill('Budget granted');
  await page.getByRole('dialog').getByRole('button', { name: 'Reactivate' }).click();
  await page.getByRole('button', { name: 'Qualify', exact: true }).click();
  await expect(page.getByText('Prospect · active').first()).toBeVisible();

  await page.goto(windowOf(documentId, '/history'));
  const rows = page.getByRole('row');
  await expect(rows.filter({ hasText: 'No budget this year' })).toContainText('Lead · disqualified');
  await expect(rows.filter({ hasText: 'Contact created' })).toContainText('Lead · active');
  await expect(rows).toHaveCount(5);
});

test('a step from the menu asks in a popover, in German and by keyboard', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Kunde AG', stage: 'customer' });
  await loginAs(page, 'admin', { language: 'de' });
  await page.goto(windowOf(documentId));

  await page.getByRole('button', { name: 'Weitere Schritte' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Sperren' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Sperren' }).getByLabel('Grund')).toBeFocused();
  await page.keyboard.type('Offene Rechnungen');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByText('Kunde · gesperrt').first()).toBeVisible();
});

test('somebody who was slower is told where the contact is now', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Rennen KG', stage: 'lead' });
  await loginAs(page, 'admin');
  await page.goto(windowOf(documentId));
  await expect(page.getByRole('button', { name: 'Qualify', exact: true })).toBeVisible();

  await api.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'general', status: 'active' }, reason: 'Mistake' });
  await page.getByRole('button', { name: 'Qualify', exact: true }).click();

  await expect(page.getByText('Somebody was faster: the contact is General contact · active now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make lead' })).toBeVisible();
});

test('the Content Manager shows the stage beside a contact and in the list', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Inhalt SE', stage: 'prospect' });
  await loginAs(page, 'admin');

  await page.goto(`/admin/content-manager/collection-types/${CONTACT}/${documentId}`);
  // The Content Manager's own pages are the panel's heaviest to load.
  await expect(page.getByText('Prospect · active')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Win as customer' })).toBeVisible();

  await page.goto(`/admin/content-manager/collection-types/${CONTACT}?filters[$and][0][name][$eq]=Workflow Inhalt SE`);
  await expect(page.getByRole('row', { name: /Workflow Inhalt SE/ })).toContainText('Prospect · active');
});

test('a reader sees the stage but no way to change it, and no settings', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Lesen OHG', stage: 'lead' });
  await loginAs(page, 'reader');

  await page.goto(windowOf(documentId));
  await expect(page.getByText('Lead · active').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Qualify', exact: true })).toHaveCount(0);

  await page.goto('/admin/settings/crm-contacts/workflow');
  await expect(page.getByText('ask your application administrator')).toBeVisible();
});

test('the settings refuse to strand contacts, ask where they go, and store what fits', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Workflow Strand GbR', stage: 'customer' });
  await api.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'customer', status: 'inactive' }, reason: 'Quiet' });
  await loginAs(page, 'admin');
  await page.goto('/admin/settings/crm-contacts/workflow');

  await page.getByRole('button', { name: 'Edit status Customer · inactive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Contacts stand in a status that would no longer exist' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Where do these contacts go?' })).toContainText('from Customer · inactive');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('button', { name: 'Edit transition Back to general contact' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Button (English)').fill('Back to the general contacts');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The workflow is saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Back to the general contacts', exact: true })).toBeVisible();
});

// Here, since tests of one file take turns: two that save the workflow at once would get in each other's way.
test('a new quote proposes who pays, says where its prices come from and moves the lead, which the history tells', async ({ page, api }) => {
  const before = await api.get<{ definition: { triggers?: object[] } }>('/crm-contacts/workflow/settings');
  const lead = (await api.create('contacts', { kind: 'company', name: 'Werk Fehmarn GmbH', stage: 'lead', currency: 'EUR' })).documentId;
  const payer = (await api.create('contacts', { kind: 'company', name: 'Holding Fehmarn AG', stage: 'customer', currency: 'EUR' })).documentId;
  const types = await api.get<{ results: { documentId: string; key: string }[] }>('/crm-contacts/relation-types?pageSize=100');
  const type = types.results.find(({ key }) => key === 'invoices-to') as { documentId: string };
  const to = (documentId: string) => ({ set: [{ documentId }] });
  await api.create('relations', { type: to(type.documentId), from: to(lead), to: to(payer) });
  const catalogue = await api.create('price-catalogues', { name: 'Listenpreise Fehmarn', currency: 'EUR', kind: 'article', general: true });
  await api.create('price-entries', { catalogue: to(catalogue.documentId), code: 'BT-FEH', unit: 'pc', price: 12.5 });
  await loginAs(page, 'admin');

  await page.goto('/admin/settings/crm-contacts/workflow');
  await page.getByRole('button', { name: 'New rule' }).click();
  await expect(page.getByRole('combobox', { name: 'Step of rule 1' })).toContainText('Lead · active → Prospect · active');
  await expect(page.getByRole('combobox', { name: 'Kind of document of rule 1' })).toContainText('Quote');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The workflow is saved.')).toBeVisible();

  await page.goto(`/admin/plugins/crm-contacts/contacts/${lead}/documents`);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Quote' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('combobox', { name: 'Bill-to' })).toHaveValue('Holding Fehmarn AG');
  await drawer.getByRole('button', { name: 'Create and open' }).click();
  await expect(page).toHaveURL(/collection-types\/api::quote\.quote\//);
  const quote = new URL(page.url()).pathname.split('/').pop() as string;
  await api.put(`/content-manager/collection-types/api::quote.quote/${quote}`, { lines: [{ text: 'Halter', code: 'BT-FEH', quantity: 4 }] });

  await page.reload();
  await expect(page.getByText('Parties and prices')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Holding Fehmarn AG' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Explain 1 price' }).click();
  await expect(page.getByRole('dialog')).toContainText('Catalogue “Listenpreise Fehmarn”, valid for everyone.');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Werk Fehmarn GmbH' }).last().click();

  await expect(page.getByText('Prospect · active').first()).toBeVisible();
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('link', { name: /^Quote AN-/ })).toBeVisible();

  const { definition } = await api.get<{ definition: object }>('/crm-contacts/workflow/settings');
  await api.put('/crm-contacts/workflow', { definition: { ...definition, triggers: before.definition.triggers ?? [] } });
});
