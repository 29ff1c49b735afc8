import type { Page } from '@playwright/test';
import { expect, loginAs, screenshot, test } from './support/test';

/** Tests share one server: names of this run's own keep them apart. */
const own = (name: string) => `${name} ${Date.now().toString(36)}`;

const folder = (key: string, query = '') => `/plugins/crm-contacts/folders/${key}${query}`;
const rows = (page: Page) => page.getByRole('main').locator('[data-row-link]');

test('finds a lead by a part of its name, its city and its phone number', async ({ page, api }) => {
  const name = own('Überlandwerke Süd');
  await api.post('/crm-contacts/contacts/new', { kind: 'company', name, stage: 'lead', city: 'Österbrück', phone: '0431 / 778 899', country: 'DE' });
  await loginAs(page, 'admin', { address: folder('all') });

  await page.getByRole('navigation', { name: 'Folders' }).getByRole('link', { name: /^Leads/ }).click();
  await page.keyboard.press('/');
  await page.keyboard.type(`uberland ${name.split(' ').pop()}`);

  await expect(rows(page)).toHaveText([name]);
  await expect(page).toHaveURL(/_q=uberland/);

  await page.getByRole('searchbox', { name: 'Search in this folder' }).fill('+49 431 778899');
  await expect(page).toHaveURL(/_q=%2B49/);
  await expect(rows(page).filter({ hasText: name })).toBeVisible();

  await rows(page).filter({ hasText: name }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search in this folder' })).toHaveValue('+49 431 778899');
});

test('sorts by a heading and filters by a field, and keeps both in the address', async ({ page, api }) => {
  const mark = own('Sortiment');
  for (const [name, city] of [['A', 'Ulm'], ['B', 'Kiel'], ['C', 'Aalen']]) await api.post('/crm-contacts/contacts/new', { kind: 'company', name: `${mark} ${name}`, city });
  await loginAs(page, 'admin', { address: folder('all', `?_q=${encodeURIComponent(mark)}`) });
  await expect(rows(page)).toHaveText([`${mark} A`, `${mark} B`, `${mark} C`]);

  await page.getByRole('columnheader', { name: 'City' }).getByRole('button').click();
  await expect(rows(page)).toHaveText([`${mark} C`, `${mark} B`, `${mark} A`]);
  await expect(page.getByRole('columnheader', { name: 'City' })).toHaveAttribute('aria-sort', 'ascending');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Select field' }).click();
  await page.getByRole('option', { name: 'City' }).click();
  await page.getByRole('textbox', { name: 'City' }).fill('Kiel');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await expect(rows(page)).toHaveText([`${mark} B`]);

  await page.reload();
  await expect(rows(page)).toHaveText([`${mark} B`]);
  await page.getByRole('button', { name: /Kiel/ }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('unfolds a company to its persons and opens one', async ({ page, api }) => {
  const name = own('Faltwerk');
  const company = await api.post<{ documentId: string }>('/crm-contacts/contacts/new', { kind: 'company', name });
  const person = await api.create('persons', { firstName: 'Frida', lastName: own('Falter') });
  await api.create('positions', { company: { connect: [{ documentId: company.documentId }] }, person: { connect: [{ documentId: person.documentId }] }, jobTitle: 'Head of paper' });
  await loginAs(page, 'admin', { address: folder('companies', `?_q=${encodeURIComponent(name)}`) });

  await page.getByRole('button', { name: `Unfold ${name}` }).click();
  await expect(page.getByText('Head of paper')).toBeVisible();
  await page.getByRole('link', { name: /Frida Falter/ }).click();

  await expect(page).toHaveURL(new RegExp(`/persons/${person.documentId}`));
  await page.goBack();
  await expect(page.getByText('Head of paper')).toBeVisible();
});

test('creates a company as a lead of one’s own, after a look at a possible duplicate', async ({ page, api }) => {
  const [name, known] = [own('Neuland GmbH'), own('Altland GmbH')];
  const email = `info@${known.split(' ').pop()}.example`;
  await api.post('/crm-contacts/contacts/new', { kind: 'company', name: known, email });
  await loginAs(page, 'admin', { address: folder('stage.lead') });

  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Company' }).click();
  const drawer = page.getByRole('dialog', { name: 'New contact' });
  await expect(drawer.getByLabel('Name')).toBeFocused();
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(drawer.getByText('This field is required.')).toBeVisible();
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('E-mail').fill(email.toUpperCase());
  await expect(drawer.getByRole('status').getByRole('link', { name: known })).toBeVisible();
  await screenshot(page, 'new-contact');
  await drawer.getByLabel('VAT').fill('DE123456789 nonsense');
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(drawer.getByRole('alert').filter({ hasText: 'The contact was not created' })).toBeVisible();
  await expect(drawer.getByLabel('Name')).toHaveValue(name);
  await drawer.getByLabel('VAT').fill('DE136695976');
  await drawer.getByRole('button', { name: 'Create' }).click();

  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.goto(`/admin${folder('mine', `?_q=${encodeURIComponent(name)}`)}`);
  await expect(rows(page)).toHaveText([name]);
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Lead · active');
});

test('creates a person as a contact, and says which person it may be already', async ({ page, api }) => {
  const lastName = own('Vögtlin');
  const email = `erika@${lastName.split(' ').pop()}.example`;
  await api.post('/crm-contacts/contacts/new', { kind: 'person', newPerson: { firstName: 'Erika', lastName, email } });
  await loginAs(page, 'admin', { address: folder('all'), language: 'de' });
  await expect(rows(page).first()).toBeVisible();

  await page.keyboard.press('n');
  const drawer = page.getByRole('dialog', { name: 'Neuer Kontakt' });
  await drawer.getByRole('radio', { name: 'Person', exact: true }).click();
  await drawer.getByLabel('Vorname').fill('Max');
  await drawer.getByLabel('Nachname').fill(lastName);
  await drawer.getByLabel('E-Mail').fill(email);
  await expect(drawer.getByRole('status')).toContainText('gleiche E-Mail');
  await drawer.getByRole('button', { name: 'Anlegen' }).click();

  await expect(page.getByRole('heading', { name: `Max ${lastName}` })).toBeVisible();
});

test('closes an open list by Esc and nothing else, then asks before what was typed is lost', async ({ page }) => {
  await loginAs(page, 'admin', { address: folder('all') });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('n');
  const drawer = page.getByRole('dialog', { name: 'New contact' });
  await drawer.getByLabel('Name').fill('Half a name');

  await drawer.getByRole('combobox', { name: 'Country' }).click();
  await expect(page.getByRole('option', { name: 'Germany' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(drawer.getByLabel('Name')).toHaveValue('Half a name');
  await expect(drawer.getByRole('button', { name: 'Continue editing' })).toHaveCount(0);

  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: 'Continue editing' }).click();

  await expect(drawer.getByLabel('Name')).toHaveValue('Half a name');
});

test('finds anything by Ctrl K and the arrow keys', async ({ page, api }) => {
  const name = own('Suchziel');
  for (const suffix of ['Eins', 'Zwei']) await api.post('/crm-contacts/contacts/new', { kind: 'company', name: `${name} ${suffix}` });
  await loginAs(page, 'admin', { address: folder('all') });
  await expect(rows(page).first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: `${name} Zwei` })).toBeVisible();
});

test('moves through rows by J and K, and shows all keys by ?', async ({ page, api }) => {
  const name = own('Tasten');
  for (const suffix of ['A', 'B']) await api.post('/crm-contacts/contacts/new', { kind: 'company', name: `${name} ${suffix}` });
  await loginAs(page, 'admin', { address: folder('all', `?_q=${encodeURIComponent(name)}`) });
  await expect(rows(page)).toHaveCount(2);

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('?');

  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('tells a user without the right whom to ask', async ({ page, api, request }) => {
  const { data: role } = await api.post<{ data: { id: number } }>('/admin/roles', { name: own('No CRM'), description: '' });
  const email = `${own('nobody').replace(' ', '.')}@crm.example`;
  const { data: user } = await api.post<{ data: { registrationToken: string } }>('/admin/users', { firstname: 'No', lastname: 'Body', email, roles: [role.id] });
  const registered = await request.post('/admin/register', {
    data: { registrationToken: user.registrationToken, userInfo: { firstname: 'No', lastname: 'Body', password: 'Browser-test-1' } },
  });
  const { data } = (await registered.json()) as { data: { token: string } };
  await page.context().addCookies([{ name: 'jwtToken', value: encodeURIComponent(data.token), url: process.env.CRM_TEST_URL as string }]);
  await page.addInitScript(() => localStorage.setItem('isLoggedIn', 'true'));

  await page.goto(`/admin${folder('all')}`);

  await expect(page.getByText('Please ask your application administrator')).toBeVisible();
});
