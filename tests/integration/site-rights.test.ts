import { readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { startApplication, type Application } from '../support/application';
import { anonymous, apiWith, siteUserWith, type Client } from '../support/clients';
import { startSecondProcess } from '../support/two-processes';

const PREFIX = 'plugin::crm-contacts.';
const CORE = ['find', 'findOne', 'create', 'update', 'delete'];

interface Route {
  method: string;
  path: string;
  handler: string | object;
  config?: { auth?: false | { scope?: string[] }; policies?: { name: string; config: { action: string } }[] };
}

interface Router {
  type: 'admin' | 'content-api';
  routes: Route[];
}

let app: Application;
let routes: Route[];

beforeAll(async () => {
  app = await startApplication({ CORS_ORIGINS: 'https://shop.example.com,https://www.example.com' });
  const declared = app.strapi.plugin('crm-contacts').routes as unknown as Record<string, Router>;
  routes = Object.values(declared).flatMap((router) => (router.type === 'content-api' ? router.routes : []));
});
afterAll(() => app.stop());

const nameOf = ({ method, path: address }: Route) => `${method} ${address}`;
const policiesOf = ({ config }: Route) => config?.policies ?? [];
/** All that a token or role needs for a route, without the plugin's prefix. */
const needsOf = (route: Route): string[] => {
  const scope = (route.config?.auth ? route.config.auth.scope : undefined) ?? [];
  return [...new Set([...policiesOf(route).map(({ config }) => config.action), ...scope])].map((action) => action.replace(PREFIX, ''));
};
const isCore = ({ handler }: Route) => typeof handler === 'string' && CORE.includes(handler.split('.').at(-1) as string) && app.strapi.contentType(`${PREFIX}${handler.replace(PREFIX, '').split('.')[0]}` as never) !== undefined;
/** With a handler of the plugin's own; the calendar's has a secret in place of rights. */
const ownRoutes = () => routes.filter((route) => !isCore(route) && route.config?.auth !== false);

function offered(): string[] {
  const map = app.strapi.contentAPI.permissions.getActionsMap() as Record<string, { controllers: Record<string, string[]> }>;
  return Object.entries(map['plugin::crm-contacts'].controllers).flatMap(([controller, actions]) => actions.map((action) => `${controller}.${action}`));
}

const tokenWith = (actions: string[]) => apiWith(app, 'custom', actions.map((action) => PREFIX + action));
/** A token whose actions change: making one takes longer than everything that is asked of it. */
async function changingToken() {
  const client = await tokenWith([]);
  const [token] = await app.strapi.db.query('admin::api-token').findMany({ orderBy: { id: 'desc' }, limit: 1 });
  const rows = app.strapi.db.query('admin::api-token-permission');
  const give = async (actions: string[]) => {
    for (const action of actions) await rows.create({ data: { action: PREFIX + action, token: token.id } });
  };
  const take = (actions: string[]) => rows.deleteMany({ where: { action: { $in: actions.map((action) => PREFIX + action) }, token: { id: token.id } } });
  return { client, give, take };
}
const call = (client: Client, route: Route) => {
  const method = route.method.toLowerCase() as 'get';
  return client[method](`/api/crm-contacts${route.path.replace(/:\w+/g, 'missing')}`, route.method === 'GET' ? undefined : {});
};

describe('the actions of tokens and roles', () => {
  it('are those that content routes ask for, and no others', () => {
    const asked = [...new Set(routes.flatMap(needsOf))];

    expect(ownRoutes().length).toBeGreaterThan(55);
    expect(offered().sort()).toEqual(asked.sort());
  });

  it('are the same for the roles of users-permissions', () => {
    const actions = app.strapi.plugin('users-permissions').service('users-permissions').getActions() as Record<string, { controllers: Record<string, object> }>;
    const names = Object.entries(actions['plugin::crm-contacts'].controllers).flatMap(([controller, methods]) => Object.keys(methods).map((method) => `${controller}.${method}`));

    expect(names.sort()).toEqual(offered().sort());
  });

  it('have one for every endpoint of the plugin, which the endpoint asks for, besides the rights on its types', () => {
    const wrong = ownRoutes().filter((route) => !needsOf(route).includes(route.handler as string) || route.config?.auth === undefined);

    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('do not open an endpoint when its own is missing', async () => {
    const open: string[] = [];
    const { client, give, take } = await changingToken();
    await give(offered());
    for (const route of ownRoutes()) {
      await take([route.handler as string]);
      if ((await call(client, route)).status !== 403) open.push(nameOf(route));
      await give([route.handler as string]);
    }

    expect(open).toEqual([]);
  });

  it('open an endpoint when the token has what it needs and nothing else', async () => {
    const closed: string[] = [];
    const { client, give, take } = await changingToken();
    for (const route of ownRoutes()) {
      await give(needsOf(route));
      if ((await call(client, route)).status === 403) closed.push(nameOf(route));
      await take(needsOf(route));
    }

    expect(closed).toEqual([]);
  });

  it('open nothing alone: an endpoint asks for the types that it answers, too', async () => {
    const alone = ownRoutes().filter((route) => needsOf(route).length > 1);
    const token = await tokenWith(alone.map(({ handler }) => handler as string));
    const open: string[] = [];
    for (const route of alone) if ((await call(token, route)).status !== 403) open.push(nameOf(route));

    expect(alone.length).toBeGreaterThan(50);
    expect(open).toEqual([]);
  });

  it('name the right that is missing', async () => {
    const { status, body } = await (await tokenWith(['contact.findOne'])).get('/api/crm-contacts/contacts/missing/window');

    expect([status, body.error.message]).toEqual([403, 'This call needs the right plugin::crm-contacts.contacts.window']);
  });

  it('leave read-only tokens every read that they had', async () => {
    const token = await apiWith(app, 'read-only');
    const reads = ownRoutes().filter((route) => ((route.config?.auth || {}).scope ?? []).every((action) => /\.(find|findOne)$/.test(action)));
    const closed: string[] = [];
    for (const route of reads) if ((await call(token, route)).status === 403) closed.push(nameOf(route));

    expect(reads.length).toBeGreaterThan(25);
    expect(closed).toEqual([]);
  });

  it('are asked for by GraphQL as by REST', async () => {
    const query = '{ crmContactsHierarchy(documentId: "missing") { root } }';
    const without = await (await tokenWith(['contact.findOne', 'relation.find'])).post('/graphql', { query });
    const withIt = await (await tokenWith(['contact.findOne', 'relation.find', 'relations.hierarchy'])).post('/graphql', { query });

    expect(without.body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(withIt.body.errors[0].extensions.code).toBe('STRAPI_NOT_FOUND_ERROR');
  });
});

describe('docs/api.md', () => {
  it('names every endpoint of the plugin with what it needs', () => {
    const text = readFileSync(path.resolve(__dirname, '../../docs/api.md'), 'utf8');
    const documented = text.split('\n').flatMap((line) => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const endpoint = /^`(GET|POST|PUT|DELETE) ([^`?\s]+)/.exec(cells[1] ?? '');
      if (!endpoint || cells.length < 5 || cells[3] === '–') return [];
      return [`${endpoint[1]} /${endpoint[2]}: ${(cells[3].match(/[\w-]+\.[\w-]+/g) ?? []).sort().join(' ')}`];
    });
    const expected = ownRoutes().map((route) => `${nameOf(route)}: ${needsOf(route).sort().join(' ')}`);

    expect(documented.sort()).toEqual(expected.sort());
  });
});

describe('a new installation', () => {
  it('lets nobody sign up', async () => {
    const answer = await anonymous(app).post('/api/auth/local/register', { username: 'visitor', email: 'visitor@example.com', password: 'Test-password-1' });

    expect(answer.status).toBe(400);
    expect(await app.strapi.db.query('plugin::users-permissions.user').count({ where: { username: 'visitor' } })).toBe(0);
    expect(await settings().get({ key: 'advanced' })).toMatchObject({ allow_register: false, unique_email: true, default_role: 'authenticated' });
  });
});

const settings = () => app.strapi.store({ type: 'plugin', name: 'users-permissions' });

describe('a database from before, on which two instances start together', () => {
  const permissionsOfRoles = () => app.strapi.db.query('plugin::users-permissions.permission');
  let contact: string;
  let before: number[];
  let [old, other, member]: Client[] = [];
  const statusOf = async (client: Client, part: string) => (await client.get(`/api/crm-contacts/contacts/${contact}/${part}`)).status;

  beforeAll(async () => {
    [old, other, member] = [await tokenWith(['contact.findOne', 'activity.find']), await tokenWith(['position.update']), await siteUserWith(app)];
    const role = await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    for (const action of ['contact.findOne', 'position.find']) await permissionsOfRoles().create({ data: { action: PREFIX + action, role: role.id } });
    contact = (await app.strapi.documents('plugin::crm-contacts.contact').create({ data: { name: 'Alt AG', kind: 'company' } as never })).documentId;
    before = [await statusOf(old, 'window'), await statusOf(member, 'window')];
    await app.strapi.store({ type: 'plugin', name: 'crm-contacts' }).delete({ key: 'own-actions-granted' });
    await settings().set({ key: 'advanced', value: { ...((await settings().get({ key: 'advanced' })) as object), allow_register: true } });

    const instances = await Promise.all([startSecondProcess(), startSecondProcess()]);
    for (const instance of instances) await instance.stop();
  });

  it('lets tokens and roles do what they could, and no more', async () => {
    expect(before).toEqual([403, 403]);
    expect([await statusOf(old, 'window'), await statusOf(member, 'window'), await statusOf(other, 'window')]).toEqual([200, 200, 403]);
    expect([await statusOf(old, 'org-chart'), await statusOf(member, 'org-chart')]).toEqual([403, 200]);
    expect((await old.post(`/api/crm-contacts/contacts/${contact}/close`, { reason: 'x' })).status).toBe(403);
  });

  it('gives every right once', async () => {
    const roleRights = await permissionsOfRoles().findMany({ where: { action: { $startsWith: PREFIX } } });
    const granted = await app.strapi.db.query('admin::api-token-permission').findMany({ where: { action: `${PREFIX}contacts.window` }, populate: ['token'] });
    const actions = roleRights.map(({ action }: { action: string }) => action);
    const holders = granted.map(({ token }: { token: { id: number } }) => token.id);

    expect([new Set(actions).size, new Set(holders).size]).toEqual([actions.length, holders.length]);
    expect(actions).toContain(`${PREFIX}contacts.window`);
  });

  it('lets people sign up where an administrator chose so', async () => {
    expect(await settings().get({ key: 'advanced' })).toMatchObject({ allow_register: true });
  });
});

describe('pages of other origins', () => {
  const from = (origin: string, address: string) => request(app.server).get(address).set('Origin', origin);
  const preflight = (origin: string, address: string) =>
    request(app.server).options(address).set('Origin', origin).set('Access-Control-Request-Method', 'PUT').set('Access-Control-Request-Headers', 'if-unmodified-since');

  it.each(['/api/crm-contacts/contacts', '/crm-contacts/contacts', '/graphql', '/admin/init', '/api/upload/files', '/uploads/x.png'])('are answered only where they are configured: %s', async (address) => {
    const [stranger, friend] = [await from('https://evil.example.org', address), await from('https://shop.example.com', address)];
    const [asked, allowed] = [await preflight('https://evil.example.org', address), await preflight('https://shop.example.com', address)];

    for (const { headers } of [stranger, asked]) expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    for (const { headers } of [friend, allowed]) expect(headers['access-control-allow-origin']).toBe('https://shop.example.com');
    expect(allowed.headers['access-control-allow-headers']).toContain('If-Unmodified-Since');
  });

  it('are none of ours: what has no origin is answered as ever', async () => {
    expect((await request(app.server).get('/admin/init')).status).toBe(200);
  });
});

describe('the log', () => {
  it('shows no calendar secret, whatever method and spelling a request has', async () => {
    const lines: string[] = [];
    const { log } = app.strapi;
    const [console] = log.transports;
    const level = log.level;
    const written = jest.spyOn(console as unknown as { log(info: Record<symbol, string>, next: () => void): void }, 'log').mockImplementation((info, next) => {
      lines.push(info[Symbol.for('message')]);
      next();
    });
    log.level = 'debug';
    const secret = 'Ab3_xyZ-0123456789abcdefghijklmnopqrstuvwxy';
    const bytes = [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    const addresses = [
      `/api/crm-contacts/calendar/${secret}.ics`, `/api/crm-contacts/calendar/${secret}/`, `/API/CRM-CONTACTS/CALENDAR/${secret}`, `//api//crm-contacts//calendar//${secret}`,
      `/api/crm-contacts/calendar/${bytes}`, `/api/crm-contacts/calendar/${bytes.replace(/%/g, '%25')}.ics`, `/api/crm-contacts/calendar/${secret}%00`, `/api/crm-contacts/calendar/${secret}%zz`,
      `/api/crm-contacts/calendar?secret=${secret}`, `/crm-contacts/calendar/${secret}`, `/admin/${secret}.ics`,
    ];
    const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

    for (const method of methods) for (const address of addresses) await request(app.server)[method](address);
    await request(app.server).post(addresses[0]).set('Content-Type', 'application/json').send('{ broken');
    log.error(new Error(`Failed at ${addresses[0]}`));

    written.mockRestore();
    log.level = level;
    expect(lines.length).toBeGreaterThanOrEqual(methods.length * addresses.length + 2);
    expect(lines.filter((line) => line.includes(secret.slice(0, 12)) || line.includes(bytes.slice(0, 24)))).toEqual([]);
    expect(lines.join('\n')).toContain('/api/crm-contacts/calendar/…');
  });
});
