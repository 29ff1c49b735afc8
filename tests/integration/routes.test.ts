import request from 'supertest';
import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, siteUserWith, type Client } from '../support/clients';

interface Route {
  method: string;
  path: string;
  handler: string | object;
  config?: { auth?: false | { scope?: string[] }; policies?: (string | { name: string; config?: { actions?: (string | { action: string; subject?: string })[] } })[] };
}

interface Router {
  type: 'admin' | 'content-api';
  prefix?: string;
  routes: Route[];
}

let app: Application;
let routers: Router[];

beforeAll(async () => {
  app = await startApplication();
  const declared = app.strapi.plugin('crm-contacts').routes as unknown as Record<string, Router | (() => Router)>;
  routers = Object.values(declared).map((router) => (typeof router === 'function' ? router() : router));
});
afterAll(() => app.stop());

const routesOf = (type: Router['type']) => routers.filter((router) => router.type === type).flatMap(({ routes }) => routes);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
/** Calendar applications have no session: the address itself is the secret. */
const OPEN = ['GET /calendar/:secret'];
const closedRoutes = () => routesOf('content-api').filter((route) => !OPEN.includes(nameOf(route)));
/** Many prices are asked for in a body, which writes nothing. */
const isRead = ({ method, path }: Route) => method === 'GET' || /\/prices$/.test(path);

/** The status of every route, called with an empty body and a documentId that does not exist. */
async function statuses(client: Client, routes: Route[], prefix: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get';
    const answer = await client[method](`${prefix}/crm-contacts${route.path.replace(/:\w+/g, 'missing')}`, route.method === 'GET' ? undefined : {});
    found[nameOf(route)] = answer.status;
  }
  return found;
}

const unlike = (found: Record<string, number>, expected: number[]) => Object.entries(found).filter(([, status]) => !expected.includes(status));

describe('routes of the admin panel', () => {
  it('each demand a session and permissions that exist', () => {
    const { actionProvider } = app.strapi.service('admin::permission');
    const wrong = routesOf('admin').filter(({ config }) => {
      const policies = config?.policies ?? [];
      const rights = policies.find((policy) => typeof policy === 'object' && policy.name === 'admin::hasPermissions');
      const actions = (typeof rights === 'object' ? rights.config?.actions : undefined) ?? [];
      const known = actions.every((action) => actionProvider.get(typeof action === 'string' ? action : action.action) !== undefined);
      return config?.auth === false || policies[0] !== 'admin::isAuthenticatedAdmin' || actions.length === 0 || !known;
    });

    expect(routesOf('admin').length).toBeGreaterThan(80);
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('all refuse a visitor and a user without rights', async () => {
    const nobody = await adminWith(app, await roleWith(app, []));

    expect(unlike(await statuses(anonymous(app), routesOf('admin'), ''), [401])).toEqual([]);
    expect(unlike(await statuses(nobody, routesOf('admin'), ''), [403])).toEqual([]);
  });

  it('never fail: without input they answer for themselves', async () => {
    const boss = await adminWith(app);

    const failed = Object.entries(await statuses(boss, routesOf('admin'), '')).filter(([, status]) => status >= 500);

    expect(failed).toEqual([]);
  });
});

describe('routes of the content API', () => {
  it('are open to nobody by default', async () => {
    const visitor = anonymous(app);
    const member = await siteUserWith(app);

    expect(routesOf('content-api').length).toBeGreaterThan(80);
    expect(routesOf('content-api').filter(({ config }) => config?.auth === false).map(nameOf)).toEqual(OPEN);
    expect(unlike(await statuses(visitor, closedRoutes(), '/api'), [403])).toEqual([]);
    expect(unlike(await statuses(member, closedRoutes(), '/api'), [403])).toEqual([]);
  });

  it('each of the plugin\'s own state the scope that they need, of actions that exist', () => {
    const core = /^plugin::crm-contacts\.[\w-]+\.(find|findOne|create|update|delete)$/;
    const own = closedRoutes().filter(({ handler }) => typeof handler === 'string' && !core.test(handler));
    const known = actionNames();
    const wrong = own.filter(({ config }) => {
      const scope = (config?.auth ? config.auth.scope : undefined) ?? [];
      return scope.length === 0 || scope.some((name) => !known.includes(name));
    });

    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('let a read-only token write nothing', async () => {
    const token = await apiWith(app, 'read-only');
    const writes = routesOf('content-api').filter((route) => !isRead(route));

    expect(unlike(await statuses(token, writes, '/api'), [403])).toEqual([]);
  });

  it('let a custom token do what it names and no more', async () => {
    const token = await apiWith(app, 'custom', ['plugin::crm-contacts.process.find']);

    const found = await statuses(token, closedRoutes(), '/api');

    expect(Object.entries(found).filter(([, status]) => status !== 403)).toEqual([['GET /processes', 200]]);
  });

  it('never fail: without input they answer for themselves', async () => {
    const token = await apiWith(app, 'full-access');

    const failed = Object.entries(await statuses(token, routesOf('content-api'), '/api')).filter(([, status]) => status >= 500);

    expect(failed).toEqual([]);
  });
});

describe('the host\'s documents', () => {
  it.each(['inquiries', 'quotes', 'orders', 'invoices'])('keep /api/%s closed by default', async (name) => {
    expect((await request(app.server).get(`/api/${name}`)).status).toBe(403);
    expect((await request(app.server).post(`/api/${name}`).send({ data: {} })).status).toBe(403);
  });
});

function actionNames(): string[] {
  const map = app.strapi.contentAPI.permissions.getActionsMap() as Record<string, { controllers: Record<string, string[]> }>;
  return Object.entries(map).flatMap(([api, { controllers }]) =>
    Object.entries(controllers).flatMap(([controller, actions]) => actions.map((action) => `${api}.${controller}.${action}`))
  );
}
