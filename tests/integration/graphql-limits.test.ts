import type { IncomingMessage } from 'node:http';
import { startApplication, type Application } from '../support/application';
import { anonymous, apiWith, siteUserWith, type Client } from '../support/clients';
import { company, made, person, statementsOf } from '../support/rows';

let app: Application;
let api: Client;

beforeAll(async () => {
  app = await startApplication();
  api = await apiWith(app);
});
afterAll(() => app.stop());

const ask = (client: Client, query: string, variables?: object) => client.post('/graphql', { query, variables });

describe('related rows', () => {
  it('cost as many statements for forty rows as for two, and at most twelve', async () => {
    const employer = await company(app, 'Viele AG');
    for (let count = 0; count < 40; count += 1) {
      const holder = await person(app, 'Ada', `Nummer ${count}`);
      await made(app, 'position', { person: holder.documentId, company: employer.documentId, jobTitle: 'Einkauf' });
    }
    const list = (limit: number) => ask(api, `{ crmContactsPositions(pagination: { limit: ${limit} }) { jobTitle person { lastName } company { name } } }`);
    // The first request of a token notes that it was used.
    await list(1);

    const few = await statementsOf(app, async () => list(2));
    let names: string[] = [];
    const many = await statementsOf(app, async () => {
      const { body } = await list(40);
      names = body.data.crmContactsPositions.map((row: { person: { lastName: string }; company: { name: string } }) => `${row.company.name} ${row.person.lastName}`);
    });

    expect(new Set(names).size).toBe(40);
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(12);
  });

  it('keep their filters, order and pages for each row by itself', async () => {
    const ids: string[] = [];
    for (const name of ['Aal GmbH', 'Bär GmbH', 'Cäsar GmbH']) ids.push((await company(app, name)).documentId);
    for (const subject of ['Runde eins', 'Runde zwei']) await made(app, 'activity', { type: 'call', subject, contacts: ids });
    const contacts = async (args: string) => {
      const { body } = await ask(api, `{ crmContactsActivities(filters: { subject: { startsWith: "Runde" } }) { contacts(${args}) { name } contacts_connection(${args}) { nodes { name } } } }`);
      expect(body.errors).toBeUndefined();
      for (const row of body.data.crmContactsActivities) expect(row.contacts_connection.nodes).toEqual(row.contacts);
      return body.data.crmContactsActivities.map((row: { contacts: { name: string }[] }) => row.contacts.map(({ name }) => name));
    };

    expect(await contacts('sort: "name:desc", pagination: { limit: 2 }')).toEqual([['Cäsar GmbH', 'Bär GmbH'], ['Cäsar GmbH', 'Bär GmbH']]);
    expect(await contacts('sort: "name", pagination: { start: 1, limit: 1 }')).toEqual([['Bär GmbH'], ['Bär GmbH']]);
    expect(await contacts('filters: { name: { eq: "Aal GmbH" } }')).toEqual([['Aal GmbH'], ['Aal GmbH']]);
  });

  it('show no private activity, neither by a relation nor behind a file', async () => {
    const file = await app.strapi.db.query('plugin::upload.file').create({ data: { name: 'a.txt', hash: 'a', ext: '.txt', mime: 'text/plain', size: 1, url: '/a.txt', provider: 'local' } });
    const hidden = await made(app, 'activity', { type: 'task', subject: 'Geheimsache', private: true, attachments: [file.id] });
    await made(app, 'activity', { type: 'task', subject: 'Folge', followUpOf: hidden.documentId, attachments: [file.id] });
    const clients = [api, await apiWith(app, 'read-only'), await siteUserWith(app), anonymous(app)];

    for (const client of clients) {
      const answers = [
        await ask(client, '{ crmContactsActivities { subject followUpOf { subject } attachments { name related { ... on CrmContactsActivity { subject } } } } }'),
        await ask(client, '{ uploadFiles { name related { __typename ... on CrmContactsActivity { subject followUpOf { subject } } } } }'),
      ];
      for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/Geheimsache/);
    }
  });
});

describe('a question that would take long', () => {
  const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, index) => part(index)).join(' ');
  const list = 'crmContactsPositions(pagination: { limit: 100 })';

  it.each([
    ['many aliases', `{ ${times(300, (index) => `a${index}: ${list} { jobTitle }`)} }`],
    ['thirty-one aliases of one row', `{ ${times(31, (index) => `a${index}: crmContactsPosition(documentId: "x") { jobTitle }`)} }`],
    ['deeply nested rows', `{ crmContactsPositions { ${'superior { '.repeat(12)} jobTitle ${'} '.repeat(12)} } }`],
    ['lists in lists', '{ crmContactsActivities(pagination: { limit: 100 }) { contacts(pagination: { limit: 100 }) { name } } }'],
    ['many fields', `{ ${times(1001, () => '__typename')} }`],
    ['fragments that double each other', `{ ...f0 } ${times(30, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f30 on Query { __typename }`],
    ['a fragment within itself', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['a fragment that is missing', '{ ...a }'],
    ['a long list of values', `{ crmContactsContacts(filters: { name: { in: [${'"a" '.repeat(3000)}] } }) { name } }`],
    ['a filter nested deep', `{ crmContactsContacts(filters: ${'{ and: [ '.repeat(30)}{}${'] }'.repeat(30)}) { name } }`],
    ['a text nested deep', '{ a '.repeat(900)],
  ])('is refused at once: %s', async (_what, query) => {
    const from = Date.now();

    const { status, body } = await ask(api, query);

    expect({ status, errors: body.errors?.length > 0, data: body.data }).toEqual({ status: 400, errors: true, data: undefined });
    expect(Date.now() - from).toBeLessThan(1000);
  });

  it('is refused by its variables as well, however they nest', async () => {
    const query = 'query ($names: [String]) { crmContactsContacts(filters: { name: { in: $names } }) { name } }';
    const deep = `{"query":"{ __typename }","variables":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;

    const wide = await ask(api, query, { names: Array.from({ length: 3000 }, () => 'a') });
    const nested = await api.post('/graphql').set('Content-Type', 'application/json').send(deep);

    expect([wide.status, nested.status]).toEqual([400, 400]);
  });

  it('is refused when several come in one request', async () => {
    const { status } = await api.post('/graphql', [{ query: '{ __typename }' }, { query: '{ __typename }' }]);

    expect(status).toBe(400);
  });
});

it('says nothing of statements when the database fails', async () => {
  const { connection } = app.strapi.db;
  await connection.schema.renameTable('crm_workplaces', 'crm_workplaces_away');
  try {
    const answers = [await ask(api, '{ crmContactsWorkplaces { documentId } }'), await ask(api, '{ crmContactsPositions(pagination: { limit: 1 }) { workplace { documentId } } }')];

    for (const { body } of answers) {
      expect(body.errors[0]).toMatchObject({ message: 'Internal Server Error', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(JSON.stringify(body)).not.toMatch(/select|crm_workplaces|no such table/i);
    }
  } finally {
    await connection.schema.renameTable('crm_workplaces_away', 'crm_workplaces');
  }
});

describe('a request that goes on for long', () => {
  const QUERY = '{ crmContactsPositions(pagination: { limit: 2 }) { documentId company { name } } }';
  const SECONDS = 'plugin::crm-contacts.graphqlSeconds';
  let arrived: () => void;
  let release: () => void;
  let isHeld = false;
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }) => asked.push(sql);

  beforeAll(async () => {
    await made(app, 'position', { person: (await person(app, 'Lange', 'Weile')).documentId, company: (await company(app, 'Langsam AG')).documentId });
    app.strapi.documents.use(async (context, next) => {
      if (!isHeld || context.uid !== 'plugin::crm-contacts.position') return next();
      const gate = new Promise<void>((resolve) => (release = resolve));
      arrived();
      await gate;
      return next();
    });
    app.strapi.db.connection.on('query', note);
  });
  beforeEach(() => {
    isHeld = true;
    asked.length = 0;
  });
  afterAll(() => app.strapi.db.connection.removeListener('query', note));

  /** Lets go of what was held, and waits until everything has been asked that still is. */
  async function afterwards(): Promise<string[]> {
    isHeld = false;
    release();
    await ask(api, '{ crmContactsWorkplaces(pagination: { limit: 1 }) { documentId } }');
    return asked.filter((sql) => /crm_positions_company_lnk/.test(sql));
  }

  it('loads what it asks for in steps, as long as it goes on', async () => {
    isHeld = false;
    const { status } = await ask(api, QUERY);

    expect(status).toBe(200);
    expect(asked.some((sql) => /crm_positions_company_lnk/.test(sql))).toBe(true);
  });

  it('is answered 503 after the time that the host sets, and loads nothing more', async () => {
    app.strapi.config.set(SECONDS, 0.05);
    const held = new Promise<void>((resolve) => (arrived = resolve));
    try {
      const [{ status, body }] = await Promise.all([ask(api, QUERY), held]);

      expect([status, body.errors[0].extensions.code]).toEqual([503, 'TOO_SLOW']);
    } finally {
      app.strapi.config.set(SECONDS, 10);
    }
    expect(await afterwards()).toEqual([]);
  });

  it('loads nothing more once its caller is gone', async () => {
    const held = new Promise<void>((resolve) => (arrived = resolve));
    const left = new Promise<void>((resolve) => app.server.once('request', ({ socket }: IncomingMessage) => socket.once('close', () => resolve())));
    const request = ask(api, QUERY);
    request.end(() => undefined);
    await held;
    request.abort();
    await left;

    expect(await afterwards()).toEqual([]);
  });
});
