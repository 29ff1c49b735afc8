import { makeNarrowRoles } from './support/roles';
import { PASSWORD, PEOPLE } from './support/people';
import { expect, loginAs, registerFirstAdmin, test } from './support/test';

test.describe.configure({ mode: 'serial' });

test('the first administrator registers in the browser and lands in the panel', async ({ page }) => {
  await registerFirstAdmin(page);

  await expect(page.getByRole('heading', { name: /Andrea/ })).toBeVisible();
});

test('the administrator makes the pair of roles of the example in the settings', async ({ page }) => {
  await loginAs(page, 'admin', { address: '/settings/crm-contacts/roles' });
  const line = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(line('CRM Basics')).toContainText('Not created');

  await page.getByRole('button', { name: 'Create both roles' }).click();

  await expect(line('CRM Basics')).toContainText('As created');
  await expect(line('CRM Own Contacts')).toContainText('As created');
  await expect(page.getByRole('button', { name: 'Create both roles' })).toHaveCount(0);
});

test('every role gets a user', async ({ api, request }) => {
  await makeNarrowRoles(api);
  const { data: stored } = await api.get<{ data: { id: number; name: string }[] }>('/admin/roles');

  for (const { roles, ...person } of [PEOPLE.manager, PEOPLE.sales, PEOPLE.reader, PEOPLE.fitter, PEOPLE.owner, PEOPLE.visitor]) {
    const ids = stored.filter(({ name }) => roles.some((role) => role === name)).map(({ id }) => id);
    expect(ids).toHaveLength(roles.length);
    const { data: user } = await api.post<{ data: { registrationToken: string } }>('/admin/users', { ...person, roles: ids });
    const { firstname, lastname } = person;
    const registered = await request.post('/admin/register', {
      data: { registrationToken: user.registrationToken, userInfo: { firstname, lastname, password: PASSWORD } },
    });
    expect(registered.status()).toBe(200);
  }
});
