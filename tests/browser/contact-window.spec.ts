import type { Page } from '@playwright/test';
import type { Api } from './support/api';
import { apiAs, expect, loginAs, screenshot, test } from './support/test';

const windowOf = (documentId: string, page = '') => `/plugins/crm-contacts/contacts/${documentId}/${page}`;
const CONTACT = 'plugin::crm-contacts.contact';

const link = (row: { documentId: string }) => ({ set: [{ documentId: row.documentId }] });
const company = (api: Api, name: string, data: object = {}) => api.create('contacts', { kind: 'company', name, ...data });
const phone = (page: Page) => page.getByRole('textbox', { name: 'Phone' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

test('a phone number is changed in the window, with the keyboard', async ({ page, api }) => {
  const contact = await company(api, 'Zahnrad Zeller KG', { phone: '0711 100', city: 'Esslingen', country: 'DE' });
  await loginAs(page, 'admin', { address: windowOf(contact.documentId, 'master-data') });
  await page.getByText('Extended data').waitFor();

  await page.keyboard.press('e');
  await phone(page).fill('0711 200');
  await phone(page).press('Enter');

  await expect(page.getByRole('link', { name: '0711 200' }).first()).toBeVisible();
  await expect(phone(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: '0711 200' }).first()).toBeVisible();
});

test('the first page shows what is next, who is there and how to reach them', async ({ page, api }) => {
  const contact = await company(api, 'Pumpen Pahlke GmbH', { phone: '040 4711', street: 'Deich 3', city: 'Husum', country: 'DE' });
  const person = await api.create('persons', { firstName: 'Enno', lastName: 'Harms' });
  await api.create('positions', { person: link(person), company: link(contact), jobTitle: 'Werkleiter' });
  await api.create('activities', { type: 'call', subject: 'Pumpenkennlinie besprechen', dueOn: '2020-01-02', contacts: link(contact) });

  await loginAs(page, 'admin', { address: windowOf(contact.documentId) });

  await expect(page.getByRole('heading', { level: 1, name: 'Pumpen Pahlke GmbH' })).toBeVisible();
  await expect(page.getByRole('region', { name: /Next · 1 overdue/ }).getByText('Pumpenkennlinie besprechen')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Contact persons' }).getByRole('link', { name: 'Enno Harms' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Channels and addresses' }).getByText('Deich 3, Husum, Germany')).toBeVisible();
  await screenshot(page, 'contact-window');
});

test('the figures show revenue as a chart and as a table, what is owed, and how much credit that takes', async ({ page, api }) => {
  const contact = await company(api, 'Bagger Brodersen KG', { stage: 'customer', creditLimit: 10_000, currency: 'EUR' });
  const invoice = (invoicedOn: string, more: object) =>
    api.createIn('api::invoice.invoice', { orderingParty: { connect: [{ documentId: contact.documentId }] }, invoicedOn, currency: 'EUR', ...more });
  const year = new Date().getFullYear();
  await invoice(`${year}-01-02`, { netTotal: 1190.5, state: 'paid' });
  await invoice(`${year - 1}-03-02`, { netTotal: 2000, dueOn: `${year - 1}-04-02` });
  await loginAs(page, 'admin', { address: windowOf(contact.documentId) });

  const figures = page.getByRole('region', { name: 'Figures' });
  await expect(figures.getByRole('application')).toBeVisible();
  await expect(figures).toContainText('€1.2k');
  await expect(figures.getByRole('link', { name: 'Of them overdue' })).toBeVisible();
  await expect(figures.getByRole('meter', { name: 'Credit used' })).toHaveAttribute('aria-valuenow', '20');

  await figures.getByRole('button', { name: 'Show as table' }).click();
  await expect(figures.getByRole('row', { name: /March/ })).toContainText('€2,000.00');
  await figures.getByRole('link', { name: '€2,000.00' }).click();
  await expect(page).toHaveURL(/documents\?source=invoice&from=.*-03-01&to=.*-03-31/);
});

test('of two users who edit the same contact the second is told and loses nothing', async ({ page, api, request }) => {
  const contact = await company(api, 'Kranbau Kiefer AG', { phone: '0621 1', city: 'Mannheim', country: 'DE' });
  await loginAs(page, 'admin', { address: `${windowOf(contact.documentId, 'master-data')}?edit=1` });
  await phone(page).fill('0621 3');

  await apiAs('manager', request).put(`/crm-contacts/contacts/${contact.documentId}`, { data: { phone: '0621 2', city: 'Worms' } });
  await save(page);

  const notice = page.getByRole('alert').filter({ hasText: 'changed this entry' });
  await expect(notice).toContainText('Matteo Berger');
  await expect(notice).toContainText('taken over here: City');
  await expect(notice).toContainText('Phone: the other value is “0621 2”, yours is kept');
  await expect(phone(page)).toHaveValue('0621 3');
  await expect(page.getByRole('textbox', { name: 'City' })).toHaveValue('Worms');

  await save(page);
  await expect(page.getByRole('link', { name: '0621 3' }).first()).toBeVisible();
  await expect(page.getByText('Worms').first()).toBeVisible();
});

test('a further channel is added, made the main one, removed and brought back', async ({ page, api }) => {
  const contact = await company(api, 'Nagel & Niet oHG', { phone: '0221 1', country: 'DE' });
  await loginAs(page, 'admin', { address: windowOf(contact.documentId, 'master-data') });

  await page.getByRole('button', { name: 'Add channel' }).click();
  const drawer = page.getByRole('dialog', { name: 'Add channel' });
  await drawer.getByLabel('Number or address').fill('0221 2');
  await drawer.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Make 0221 2 the main one' }).click();

  await expect(page.getByRole('button', { name: 'Remove 0221 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove 0221 1' }).click();
  await expect(page.getByRole('button', { name: 'Remove 0221 1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove 0221 1' })).toBeVisible();
});

test('a refused value is named at its field and what was typed stays', async ({ page, api }) => {
  const contact = await company(api, 'Lack Lorenz e. K.');
  await loginAs(page, 'admin', { address: windowOf(contact.documentId, 'master-data'), language: 'de' });

  await page.getByRole('button', { name: 'Bankverbindung hinzufügen' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('IBAN').fill('DE00 1234');
  await drawer.getByRole('button', { name: 'Anlegen' }).click();

  await expect(drawer.getByText('Das ist keine gültige IBAN')).toBeVisible();
  await expect(drawer.getByLabel('IBAN')).toHaveValue('DE00 1234');
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(drawer).toHaveCount(0);
});

test('a contact is closed with a reason and a successor, and that is undone', async ({ page, api }) => {
  const contact = await company(api, 'Alt & Aus GmbH');
  await company(api, 'Neu & An GmbH');
  await loginAs(page, 'admin', { address: windowOf(contact.documentId) });

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Close contact' }).click();
  const drawer = page.getByRole('dialog', { name: 'Close contact' });
  await drawer.getByLabel('Reason').fill('Taken over');
  const successor = drawer.getByRole('combobox', { name: 'Successor' });
  await successor.click();
  await successor.pressSequentially('Neu & An');
  await page.getByRole('option', { name: 'Neu & An GmbH' }).click();
  await drawer.getByRole('button', { name: 'Close contact' }).click();

  const banner = page.getByText(/^Closed on/);
  await expect(banner).toContainText('Taken over');
  await expect(banner.getByRole('link', { name: 'Neu & An GmbH' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(banner).toHaveCount(0);
});

test('the person window shows every position and makes a contact of the person', async ({ page, api }) => {
  const [former, present] = [await company(api, 'Werft Wittmund'), await company(api, 'Reederei Rast')];
  const person = await api.create('persons', { academicTitle: 'Dr.', firstName: 'Silke', lastName: 'Onken' });
  await api.create('positions', { person: link(person), company: link(former), jobTitle: 'Ingenieurin', validFrom: '2010-01-01', validTo: '2019-12-31' });
  await api.create('positions', { person: link(person), company: link(present), jobTitle: 'Leiterin Technik', validFrom: '2020-01-01' });

  await loginAs(page, 'admin', { address: `/plugins/crm-contacts/persons/${person.documentId}` });
  await expect(page.getByRole('region', { name: 'Positions', exact: true }).getByRole('link', { name: 'Reederei Rast' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Former and future positions' }).getByRole('link', { name: 'Werft Wittmund' })).toBeVisible();
  await screenshot(page, 'person-window');

  await page.getByRole('button', { name: 'Make contact of its own' }).click();
  await page.getByRole('combobox', { name: 'In which stage?' }).click();
  await page.getByRole('option', { name: 'Lead' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make contact of its own' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Dr. Silke Onken' })).toBeVisible();
  await expect(page.getByTitle('Lead · active').first()).toBeVisible();
  await page.getByRole('link', { name: 'Open person' }).click();
  await expect(page.getByText('Is a contact of its own:')).toBeVisible();
});

test('the Content Manager shows German labels and the way to the window and back', async ({ page, api }) => {
  const contact = await company(api, 'Glas Grimm GmbH', { phone: '0911 5', country: 'DE' });
  await loginAs(page, 'admin', { address: `/content-manager/collection-types/${CONTACT}/${contact.documentId}`, language: 'de' });
  await expect(page.getByLabel('Postleitzahl')).toBeVisible();

  await page.getByRole('link', { name: 'Im CRM öffnen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glas Grimm GmbH' })).toBeVisible();
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Im Content-Manager öffnen' }).click();
  await expect(page.getByLabel('Postleitzahl')).toBeVisible();
});

test('a reader is shown the window without what only others may do', async ({ page, api }) => {
  const contact = await company(api, 'Nur Lesen GmbH', { phone: '089 1', country: 'DE' });
  await api.create('bank-accounts', { iban: 'DE89370400440532013000', contact: link(contact) });
  await loginAs(page, 'reader', { address: windowOf(contact.documentId, 'master-data') });

  await expect(page.getByRole('region', { name: 'Basic data' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Bank accounts' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add channel' })).toHaveCount(0);
});
