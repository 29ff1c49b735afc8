import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, type AdminClient } from '../support/clients';
import { fieldsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';

let app: Application;
let admin: AdminClient;
let department: string;
let paths: Record<'reports' | 'end' | 'dissolve' | 'contactPerson' | 'job', string>;

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  const works = await company(app, 'Odd Works Ltd');
  department = (await made(app, 'department', { name: 'Sales', company: works.documentId })).documentId;
  const position = await made(app, 'position', { company: works.documentId, person: (await person(app, 'Ada', 'Odd')).documentId });
  const lead = await made(app, 'contact', { kind: 'person', name: 'x', person: (await person(app, 'Ben', 'Odd')).documentId });
  paths = {
    reports: `/crm-contacts/positions/${position.documentId}/move-reports`,
    end: `/crm-contacts/positions/${position.documentId}/end`,
    job: `/crm-contacts/positions/${position.documentId}/change-job`,
    dissolve: `/crm-contacts/departments/${department}/dissolve`,
    contactPerson: `/crm-contacts/contacts/${lead.documentId}/make-contact-person`,
  };
});
afterAll(() => app.stop());

describe('what names nobody', () => {
  it.each([
    ['reports', { to: 'nobody', startsOn: '2026-01-01' }, 'to'],
    ['dissolve', { endsOn: '2026-02-01', moveTo: 'nobody' }, 'moveTo'],
    ['job', { company: 'nobody', startsOn: '2026-02-01' }, 'company'],
    ['contactPerson', { company: 'nobody' }, 'company'],
  ] as const)('is refused by name in the body of %s, though nothing would move there', async (path, body, field) => {
    const answer = await admin.post(paths[path], body);

    expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
  });

  it('is not found where it is what the call is about', async () => {
    const answers = await Promise.all(Object.values(paths).map((path) => admin.post(path.replace(/[a-z0-9]{24}/, 'nobody'), { to: null, startsOn: '2026-01-01', endsOn: '2026-01-01', company: 'nobody' })));

    expect(answers.map(({ status }) => status)).not.toContain(200);
    expect((await admin.post('/crm-contacts/positions/nobody/move-reports', { to: null, startsOn: '2026-01-01' })).status).toBe(404);
  });
});

describe('what is no relation', () => {
  it.each([true, { connect: true }, [1.5], { connect: [{ documentId: {} }] }])('is refused by name: %j', async (given) => {
    const api = await apiWith(app);
    const data = { name: 'Odd', company: given };

    const answers = [await admin.post('/crm-contacts/departments', { data }), await api.post('/api/crm-contacts/departments', { data }), await admin.post('/content-manager/collection-types/plugin::crm-contacts.department', data)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});

describe('what only PostgreSQL cannot store or look for', () => {
  it.each([
    ['reports', { to: null, startsOn: '0000-01-01' }, 'startsOn'],
    ['reports', { to: null, startsOn: '0026-03-01' }, 'startsOn'],
    ['end', { validTo: '0000-01-01' }, 'validTo'],
    ['dissolve', { endsOn: '0000-01-01' }, 'endsOn'],
    ['dissolve', { endsOn: '2026-02-01', moveTo: 'a\u0000b' }, 'moveTo'],
    ['contactPerson', { company: '\u0000' }, 'company'],
    ['job', { company: '\u0000', startsOn: '2026-02-01' }, 'company'],
  ] as const)('is refused by name in the body of %s: %j', async (path, body, field) => {
    const answer = await admin.post(paths[path], body);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([field]);
  });

  it.each([
    ['/crm-contacts/contacts/%00', 'path'],
    ['/crm-contacts/contacts/a%00b/window', 'path'],
    ['/crm-contacts/folders/%00', 'path'],
    ['/crm-contacts/folders/all/contacts?filters[$and][0][name][$eq]=%00', 'filters.$and.0.name.$eq'],
    ['/crm-contacts/positions?filters[jobTitle]=a%00', 'filters.jobTitle'],
    ['/content-manager/collection-types/plugin::crm-contacts.contact?filters[name]=%00', 'filters.name'],
  ])('is refused by name in the address %s', async (address, field) => {
    const answer = await admin.get(address);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([field]);
  });

  it('is refused by name in the content API and in GraphQL', async () => {
    const api = await apiWith(app);
    const asked = 'query ($name: String) { crmContactsContacts(filters: { name: { eq: $name } }) { documentId } }';

    const [path, filter] = [await api.get('/api/crm-contacts/contacts/%00'), await api.get('/api/crm-contacts/contacts?filters[name]=%00')];
    const graphql = await api.post('/graphql', { query: asked, variables: { name: '\u0000' } });

    const own = await api.post('/graphql', { query: '{ crmContactsHierarchy(documentId: "a\\u0000b") { root } }' });

    expect([path, filter].map(({ status }) => status)).toEqual([400, 400]);
    expect([path, filter].map(fieldsOf)).toEqual([['path'], ['filters.name']]);
    expect(own.body.errors[0]).toMatchObject({ message: expect.stringContaining('documentId'), extensions: { code: 'BAD_USER_INPUT' } });
    expect(graphql.body.errors[0]).toMatchObject({ message: expect.stringContaining('filters.name'), extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('is a space in a search', async () => {
    const answer = await admin.get('/crm-contacts/search?q=odd%00works&entity=contact');

    expect(answer.status).toBe(200);
    expect(answer.body.results).toHaveLength(1);
  });
});

describe('a body that is not what it says', () => {
  const multipart = 'multipart/form-data; boundary=x';
  const cutOff = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\ncut off\r\n';

  it.each([
    ['multipart without an end', { 'Content-Type': multipart }, cutOff],
    ['multipart that has not begun', { 'Content-Type': multipart }, '--x'],
    ['multipart without a boundary', { 'Content-Type': 'multipart/form-data' }, '{}'],
    ['gzip', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, '{}'],
    ['brotli', { 'Content-Type': 'application/json', 'Content-Encoding': 'br' }, '{}'],
  ])('is refused at every route: %s', async (_, headers, body) => {
    const api = await apiWith(app);

    const answers = [
      await admin.post('/crm-contacts/departments').set(headers).send(body),
      await api.post('/api/crm-contacts/departments').set(headers).send(body),
      await admin.post('/content-manager/collection-types/plugin::crm-contacts.department').set(headers).send(body),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it.each([['gzip'], ['br']])('is refused by GraphQL too: %s', async (encoding) => {
    const api = await apiWith(app);

    const answer = await api.post('/graphql').set({ 'Content-Type': 'application/json', 'Content-Encoding': encoding }).send('{}');

    expect(answer.status).toBe(400);
  });

  it.each([['gzip', gzipSync], ['br', brotliCompressSync]])('is read where it is: %s', async (encoding, compress) => {
    const test = admin.post('/crm-contacts/persons').set({ 'Content-Type': 'application/json', 'Content-Encoding': encoding });
    // As bytes: of an object supertest would make JSON again.
    test.serialize((body) => body as unknown as string);

    const answer = await test.send(compress(JSON.stringify({ data: { firstName: 'Zip', lastName: encoding } })));

    expect(answer.status).toBe(201);
  });
});

describe("Strapi's own routes", () => {
  it.each([
    ['contact', 'single-types/plugin::crm-contacts.contact/actions/publish'],
    ['contact', 'single-types/plugin::crm-contacts.contact/actions/unpublish'],
    ['contact', 'single-types/plugin::crm-contacts.contact/actions/discard'],
    ['contact', 'collection-types/plugin::crm-contacts.contact/actions/publish'],
    ['contact', 'collection-types/plugin::crm-contacts.contact/actions/bulkPublish'],
    ['contact', 'collection-types/plugin::crm-contacts.contact/actions/bulkUnpublish'],
    ['contact', 'collection-types/plugin::crm-contacts.contact/missing/actions/discard'],
    ['quote', 'collection-types/api::quote.quote/missing/actions/unpublish'],
  ])('publish nothing of a type without drafts: %s, %s', async (_, path) => {
    const answer = await admin.post(`/content-manager/${path}`, { documentIds: ['missing'] });

    expect([answer.status, fieldsOf(answer)]).toEqual([400, ['model']]);
  });

  it('forbid the picker of a relation that the role does not grant, and know no type that is none', async () => {
    const CONTACT = 'plugin::crm-contacts.contact';
    const reader = await adminWith(app, await roleWith(app, [{ action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] } }]));

    const answers = [await reader.get(`/content-manager/relations/${CONTACT}/owner`), await reader.get(`/content-manager/relations/${CONTACT}/createdBy`), ...(await Promise.all(['none', '__proto__', 'constructor'].map((type) => admin.get(`/content-manager/relations/${type}/owner`))))];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 400, 400]);
  });

  it.each(['missing', '1e3', '-1', '99999999999', '1.5', '%20'])('find nothing by what can be no id: %s', async (id) => {
    const api = await apiWith(app);

    const answers = [
      await api.get(`/api/upload/files/${id}`),
      await api.delete(`/api/upload/files/${id}`),
      await admin.get(`/upload/files/${id}`),
      await admin.delete(`/upload/files/${id}`),
      await admin.get(`/upload/folders/${id}`),
      await api.get(`/api/users/${id}`),
      await api.delete(`/api/users/${id}`),
    ];

    // Of site users Strapi answers what is missing as nothing.
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 204, 204]);
  });

  it.each(['missing', '%EF%BF%BD'])('survive the change of a folder that can be none: %s', async (id) => {
    const answers = [await admin.put(`/upload/folders/${id}`, { data: { hidden: false } }), await admin.put(`/upload/folders/${id}`, { name: 'Nowhere' }), await admin.put(`/upload/folders/${id}`, { parent: 'x' }), await admin.get('/upload/folders')];

    expect(answers.map(({ status }) => status)).toEqual([400, 404, 400, 200]);
  });

  it.each(['filters[0][0]=1', 'filters=x', 'filters[$and]=1', 'filters[name][$and][0]=x', 'filters[id]=x', 'filters[none]=1'])('refuse a filter of files and folders that none can be: %s', async (query) => {
    const api = await apiWith(app);

    const answers = [await admin.get(`/upload/folders?${query}`), await admin.get(`/upload/files?${query}`), await api.get(`/api/upload/files?${query}`)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it.each(['fields=', 'fields[0]=', 'fields=name,', 'populate[company][fields]='])('refuse to show an attribute without a name: %s', async (query) => {
    const api = await apiWith(app);

    const answers = [await api.get(`/api/crm-contacts/departments?${query}`), await api.get(`/api/crm-contacts/departments/${department}?${query}`)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it.each(['/api/auth/local', '/api/auth/reset-password', '/api/auth/forgot-password', '/api/auth/local/register', '/api/users'])('refuse what has no body: %s', async (path) => {
    const api = await apiWith(app);

    expect((await api.post(path)).status).toBe(400);
  });

  it.each(['\u0000', '\ud800'])('refuse %j for files and site users', async (text) => {
    const api = await apiWith(app);
    const graphql = (query: string) => api.post('/graphql', { query, variables: { text } });

    const answers = [
      await anonymous(app).post('/api/auth/local', { identifier: text, password: 'x' }),
      await api.post('/api/users', { username: text, email: 'nul@example.com', password: 'Test-password-1', role: 1 }),
      await admin.post('/upload/folders', { name: text, parent: null }),
      await graphql('mutation ($text: ID!) { deleteUsersPermissionsUser(id: $text) { data { documentId } } }'),
      await graphql('mutation ($text: String!) { emailConfirmation(confirmation: $text) { jwt } }'),
      await graphql('mutation ($text: ID!) { updateUploadFile(id: $text, info: { name: "x" }) { name } }'),
    ];

    expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers.slice(3).map(({ body }) => body.errors[0].extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  it('ask for rights before they judge', async () => {
    const { body } = await anonymous(app).post('/graphql', { query: 'mutation { updateUploadFile(id: "1") { name } }' });

    expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('change no file without what to change, and show no relation in GraphQL that has no type', async () => {
    const api = await apiWith(app);

    const change = await api.post('/graphql', { query: 'mutation { updateUploadFile(id: "1") { name } }' });
    const related = await api.post('/graphql', { query: '{ uploadFiles { related { __typename } } }' });

    expect(change.body.errors[0]).toMatchObject({ message: 'info is missing', extensions: { code: 'BAD_USER_INPUT' } });
    expect([related.status, related.body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a variable of GraphQL that is not of its type', () => {
  it.each([
    ['query ($page: Int) { crmContactsContacts(pagination: { page: $page }) { documentId } }', { page: 'x' }],
    ['query ($id: ID!) { crmContactsContact(documentId: $id) { documentId } }', {}],
    ['query ($filters: CrmContactsContactFiltersInput) { crmContactsContacts(filters: $filters) { documentId } }', { filters: { nmae: { eq: 'x' } } }],
    ['mutation ($data: CrmContactsContactInput!) { createCrmContactsContact(data: $data) { documentId } }', { data: [1] }],
  ])('is refused: %s', async (query, variables) => {
    const api = await apiWith(app);

    const answer = await api.post('/graphql', { query, variables });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
