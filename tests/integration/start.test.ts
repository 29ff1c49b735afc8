import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith } from '../support/clients';

let app: Application;
beforeAll(async () => {
  app = await startApplication();
});
afterAll(() => app.stop());

it('answers core requests with a full-access token and refuses them without', async () => {
  const api = await apiWith(app);

  const created = await api.post('/api/crm-contacts/contacts', { data: { name: 'Ölmühle Nord AG', kind: 'company' } });
  const anonymousAnswer = await anonymous(app).get('/api/crm-contacts/contacts');

  expect(created.status).toBe(201);
  expect(anonymousAnswer.status).toBe(403);
});

it('lets the first administrator see the contacts in the Content Manager', async () => {
  const admin = await adminWith(app);

  const answer = await admin.get('/content-manager/collection-types/plugin::crm-contacts.contact');

  expect(answer.status).toBe(200);
});

it('gives the rows of a type to the admin panel and refuses a role without the right', async () => {
  const admin = await adminWith(app);
  const nobody = await adminWith(app, await roleWith(app, []));

  const created = await admin.post('/crm-contacts/contacts', { data: { name: 'Zeta Ltd', kind: 'company' } });
  const list = await admin.get('/crm-contacts/contacts?filters[name][$eq]=Zeta Ltd');
  const refused = await nobody.get('/crm-contacts/contacts');

  expect(created.status).toBe(201);
  expect(list.body.results).toHaveLength(1);
  expect(refused.status).toBe(403);
});
