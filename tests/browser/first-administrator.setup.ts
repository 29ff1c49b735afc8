import { makeNarrowRoles } from './support/roles';
import { PASSWORD, PEOPLE } from './support/people';
import { expect, registerFirstAdmin, test } from './support/test';

test.describe.configure({ mode: 'serial' });

test('the first administrator registers in the browser and lands in the panel', async ({ page }) => {
  await registerFirstAdmin(page);

  await expect(page.getByRole('heading', { name: /Andrea/ })).toBeVisible();
});

test('every role gets a user', async ({ api, request }) => {
  await makeNarrowRoles(api);
  const { data: roles } = await api.get<{ data: { id: number; name: string }[] }>('/admin/roles');

  for (const { role, ...person } of [PEOPLE.manager, PEOPLE.sales, PEOPLE.reader, PEOPLE.fitter, PEOPLE.visitor]) {
    const { id } = roles.find(({ name }) => name === role) as { id: number };
    const { data: user } = await api.post<{ data: { registrationToken: string } }>('/admin/users', { ...person, roles: [id] });
    const { firstname, lastname } = person;
    const registered = await request.post('/admin/register', {
      data: { registrationToken: user.registrationToken, userInfo: { firstname, lastname, password: PASSWORD } },
    });
    expect(registered.status()).toBe(200);
  }
});
