import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, type AdminClient, type Client } from '../support/clients';
import { isCore, routersOf, type Route, type Router } from '../support/plugin-routes';
import { fieldsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';
import { after } from '../support/until';

interface Call {
  client: Client;
  prefix: string;
  route: Route;
}

const CRM = 'plugin::crm-contacts.';
/** The one route that asks for no session. */
const OPEN = '/calendar/:secret';

let app: Application;
let admin: AdminClient;
let api: Client;
let routers: Router[];

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
  routers = routersOf(app);
});
afterAll(() => app.stop());

/** Every route of the plugin, each with somebody who may call it. */
function calls(): Call[] {
  return routers.flatMap(({ type, routes }) =>
    routes.map((route) => {
      const client = type === 'admin' ? admin : route.path === OPEN ? anonymous(app) : api;
      return { client, prefix: type === 'admin' ? '/crm-contacts' : '/api/crm-contacts', route };
    })
  );
}
const ownCalls = () => calls().filter(({ route }) => !isCore(route));

const nameOf = ({ prefix, route }: Call) => `${route.method} ${prefix}${route.path}`;
const send = ({ client, prefix, route }: Call, { address = route.path.replace(/:\w+/g, 'missing'), query = '', body }: { address?: string; query?: string; body?: object }) =>
  client[route.method.toLowerCase() as 'get'](`${prefix}${address}${query}`, body);

/** What every call answered, where it is not what `isRight` wants. */
async function unlike<Answer extends { status: number; text: string }>(list: Call[], ask: (call: Call) => PromiseLike<Answer>, isRight: (answer: Answer) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const call of list) {
    const answer = await ask(call);
    if (!isRight(answer)) wrong.push(`${nameOf(call)} → ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  return wrong;
}

describe('every endpoint of the plugin', () => {
  it('refuses a query parameter that it does not know, by name', async () => {
    const wrong = await unlike(ownCalls(), (call) => send(call, { query: '?misspelt=1', body: call.route.method === 'GET' ? undefined : {} }), (answer) => answer.status === 400 && fieldsOf(answer).includes('misspelt'));

    expect(ownCalls().length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('refuses a key of the body that it does not know, by name', async () => {
    const writes = ownCalls().filter(({ route }) => route.method !== 'DELETE' && route.method !== 'GET');

    expect(await unlike(writes, (call) => send(call, { body: { misspelt: 1 } }), (answer) => answer.status === 400 && fieldsOf(answer).includes('misspelt'))).toEqual([]);
  });

  it('refuses a body where none is read', async () => {
    const reads = ownCalls().filter(({ route }) => route.method === 'GET' || route.method === 'DELETE');

    expect(await unlike(reads, (call) => send(call, { body: { misspelt: 1 } }), (answer) => answer.status === 400 && fieldsOf(answer).includes('body'))).toEqual([]);
  });

  it('refuses a list and a text for a body', async () => {
    const writes = ownCalls().filter(({ route }) => route.method !== 'DELETE' && route.method !== 'GET');
    const isRefused = ({ status }: { status: number }) => status === 400;

    expect(await unlike(writes, (call) => send(call, { body: [{ name: 'x' }] }), isRefused)).toEqual([]);
    // Strapi reads bodies before it looks for a route.
    expect(await unlike(writes.slice(0, 1), (call) => send(call, {}).set('Content-Type', 'application/json').send('"text"'), isRefused)).toEqual([]);
  });
});

describe('a new contact', () => {
  const path = 'crm-contacts/contacts/new';
  const countOf = (type: string) => app.strapi.db.query(`${CRM}${type}`).count();

  it.each([
    ['documentId', null],
    ['documentId', '../x'],
    ['id', 1],
    ['id', 9_007_199_254_740_991],
    ['createdAt', '2001-01-01T00:00:00.000Z'],
    ['updatedAt', '2001-01-01T00:00:00.000Z'],
    ['number', 'K-00001'],
    ['stageSince', '2001-01-01T00:00:00.000Z'],
    ['emailKey', 'x@example.com'],
    ['nmae', 'Misspelt'],
  ])('takes no %s: %j', async (field, value) => {
    const custom = await apiWith(app, 'custom', [`${CRM}contact.create`, `${CRM}contacts.create`]);
    const before = [await countOf('contact'), await countOf('person')];
    const bodies = [{ kind: 'company', name: 'Odd', [field]: value }, { kind: 'person', newPerson: { lastName: 'Odd', [field]: value } }];

    for (const [client, address] of [[admin, `/${path}`], [api, `/api/${path}`], [custom, `/api/${path}`]] as const) {
      const answers = [await client.post(address, bodies[0]), await client.post(address, bodies[1])];
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
      expect(answers.flatMap(fieldsOf)).toEqual([field, `newPerson.${field}`]);
    }
    expect([await countOf('contact'), await countOf('person')]).toEqual(before);
  });

  it('cannot take the next id from the one after it', async () => {
    const [last] = await app.strapi.db.query(`${CRM}contact`).findMany({ orderBy: { id: 'desc' }, limit: 1 });
    const chosen = await api.post(`/api/${path}`, { kind: 'company', name: 'Odd', id: Number(last?.id ?? 0) + 1 });

    const next = await api.post(`/api/${path}`, { kind: 'company', name: 'Next' });

    expect([chosen.status, next.status]).toEqual([400, 201]);
  });

  it('is refused by the Document Service too, whichever way leads there', async () => {
    await expect(made(app, 'contact', { kind: 'company', name: 'Odd', documentId: '../x' })).rejects.toThrow('documentId is not known here');
    await expect(made(app, 'contact', { kind: 'company', name: 'Odd', nmae: 'x' })).rejects.toThrow('nmae is not known here');
  });

  it('keeps its id and documentId whatever the Content Manager sends', async () => {
    const { body } = await admin.post(`/content-manager/collection-types/${CRM}contact`, { kind: 'company', name: 'Form', id: 77_777, documentId: '../x' });

    expect(body.data.documentId).toMatch(/^[a-z0-9]{24}$/);
    expect(body.data.id).not.toBe(77_777);
  });
});

/** Bodies that a route accepts as such, where `{}` is none. */
const BODIES: Record<string, object> = {
  '/contacts/:documentId/close': { reason: 'x' },
  '/contacts/:documentId/contact-persons': { person: 'nobody' },
  '/contacts/:documentId/make-contact-person': { company: 'nobody' },
  '/contacts/:documentId/move-members': { structure: 'group', members: ['nobody'], to: 'nobody', startsOn: '2026-01-01' },
  '/contacts/:documentId/relations': { type: 'nobody', side: 'from', other: 'nobody' },
  '/contacts/:documentId/prices': { items: [{ code: 'x' }] },
  '/contacts/:documentId/transition': { to: { stage: 'x', status: 'x' } },
  '/activities/:documentId/series': { data: { subject: 'x' } },
  '/departments/:documentId/dissolve': { endsOn: '2026-01-01' },
  '/positions/:documentId/change-job': { company: 'nobody', startsOn: '2026-01-01' },
  '/positions/:documentId/move-reports': { to: null, startsOn: '2026-01-01' },
  '/price-catalogues/:documentId/copy': { name: 'x' },
  '/price-catalogues/:documentId/entries': { entries: [{}] },
  '/price-catalogues/:documentId/entries/check': { entries: [{}] },
  '/price-catalogues/:documentId/new-version': { from: '2026-01-01' },
};

const bodyFor = ({ route: { method, path } }: Call): object | undefined => {
  if (method === 'DELETE') return undefined;
  // Rows: PUT /contacts/:documentId and core PUT /contacts/:id.
  return BODIES[path] ?? (method === 'PUT' && /^\/[\w-]+\/:\w+$/.test(path) ? { data: {} } : {});
};

describe('If-Unmodified-Since', () => {
  /** Of every type one row; where there is none yet, as bare as the database takes it: rules come after the header. */
  const rows: Record<string, string> = {};

  const typesByPlural = () => {
    const types = Object.entries(app.strapi.plugin('crm-contacts').contentTypes as unknown as Record<string, { uid: string; info: { pluralName: string } }>);
    return Object.fromEntries([...types.map(([, { uid, info }]): [string, string] => [info.pluralName, uid]), ['documents/order', 'api::order.order']]);
  };

  /** The type whose row an address names: `/contacts/:documentId/close` → contact. */
  function typeOf(path: string): string {
    const resource = path.replace('/:source/', '/order/').split(/\/:(?:documentId|id)/)[0].slice(1);
    const types = typesByPlural();
    return types[resource] ?? types[resource.split('/').at(-1) as string];
  }

  /** A reminder is its reader's own and changes by being read alone. */
  const UNCOMPARED = '/feed/notices/:documentId/read';
  /** Follows are told to no site: to it every one is missing, whatever else it sends. */
  const isMissing = ({ client, route }: Call) => client === api && route.path === '/follows/:id';
  const addressed = () => calls().filter((call) => call.route.method !== 'GET' && call.route.path !== UNCOMPARED && /:(documentId|id)\b/.test(call.route.path) && !isMissing(call));
  const addressOf = ({ route }: Call) => route.path.replace(':source', 'order').replace(/:(documentId|id)\b/, rows[typeOf(route.path)]);

  /** Everything that the plugin stores, but counters: those of locks. */
  async function everything(): Promise<string> {
    const uids = Object.values(typesByPlural()).filter((uid) => uid !== `${CRM}counter`);
    return JSON.stringify(await Promise.all(uids.map((uid) => app.strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } }))));
  }

  beforeAll(async () => {
    const contact = await company(app, 'Stale');
    await made(app, 'channel', { kind: 'email', value: 'stale@example.com', contact: contact.documentId });
    await made(app, 'address', { kind: 'billing', city: 'Ulm', contact: contact.documentId });
    await made(app, 'position', { company: contact.documentId, person: (await person(app, 'Ada', 'Stale')).documentId });
    const bare: Record<string, object> = {
      activity: { type: 'call', subject: 'Stale' },
      folder: { name: 'Stale', shared: true },
      follow: { user: admin.user.id, contact: contact.id },
    };
    for (const uid of new Set<string>(addressed().map(({ route }) => typeOf(route.path)))) {
      const query = app.strapi.db.query(uid);
      const { documentId } = (await query.findOne({})) ?? await query.create({ data: { documentId: `stale-${uid.split('.')[1]}`, ...bare[uid.replace(CRM, '')] } });
      rows[uid] = documentId;
    }
  });

  const ask = (since: string) => (call: Call) => send(call, { address: addressOf(call), body: bodyFor(call) }).set('If-Unmodified-Since', since);

  it('is 412 on every write that addresses a row which changed since, and nothing changes', async () => {
    const before = await everything();

    const wrong = await unlike(addressed(), ask('Mon, 01 Jan 2001 00:00:00 GMT'), ({ status }) => status === 412);

    expect(addressed().length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
    expect(await everything()).toBe(before);
  });

  it('is 400 where it is no date, and nothing changes', async () => {
    const before = await everything();

    expect(await unlike(addressed(), ask('yesterday'), (answer) => answer.status === 400 && fieldsOf(answer).includes('If-Unmodified-Since'))).toEqual([]);
    expect(await everything()).toBe(before);
  });

  it('lets everything else be decided as without it', async () => {
    const soon = new Date(Date.now() + 3_600_000).toUTCString();
    const own = addressed().filter(({ route }) => !['PUT', 'DELETE'].includes(route.method) || /:documentId\//.test(route.path));

    expect(await unlike(own, ask(soon), ({ status }) => status < 500 && status !== 412)).toEqual([]);
  });

  it.each([
    ['', { data: { city: 'Ulm' } }],
    ['/responsible', { ownerDocumentId: null }],
  ])('lets one of two win who saw the same and write at once (contact%s)', async (path, body) => {
    const { documentId } = await company(app, 'Raced');
    const { updatedAt } = await app.strapi.db.query(`${CRM}contact`).findOne({ where: { documentId } });
    await after(updatedAt);

    const write = () => api.put(`/api/crm-contacts/contacts/${documentId}${path}`, body).set('If-Unmodified-Since', new Date(updatedAt).toISOString());
    const answers = await Promise.all([write(), write()]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
