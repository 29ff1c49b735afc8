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
