import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient } from '../support/clients';
import { fieldsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';

let app: Application;
let admin: AdminClient;
let paths: Record<'reports' | 'end' | 'dissolve' | 'contactPerson' | 'job', string>;

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  const works = await company(app, 'Odd Works Ltd');
  const department = await made(app, 'department', { name: 'Sales', company: works.documentId });
  const position = await made(app, 'position', { company: works.documentId, person: (await person(app, 'Ada', 'Odd')).documentId });
  const lead = await made(app, 'contact', { kind: 'person', name: 'x', person: (await person(app, 'Ben', 'Odd')).documentId });
  paths = {
    reports: `/crm-contacts/positions/${position.documentId}/move-reports`,
    end: `/crm-contacts/positions/${position.documentId}/end`,
    job: `/crm-contacts/positions/${position.documentId}/change-job`,
    dissolve: `/crm-contacts/departments/${department.documentId}/dissolve`,
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
