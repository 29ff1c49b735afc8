import request from 'supertest';
import type { Application } from './application';

const PASSWORD = 'Test-password-1';
let count = 0;

type Method = 'get' | 'post' | 'put' | 'delete';

/** HTTP as one user or token: `admin.get('/crm-contacts/contacts')` resolves to supertest's response. */
export type Client = Record<Method, (path: string, body?: object) => request.Test>;

/** `target`: the application in this process, or the address of another one. */
function clientWith(target: Application | string, token?: string): Client {
  const call = (method: Method) => (path: string, body?: object) => {
    const test = request(typeof target === 'string' ? target : target.server)[method](path);
    if (token) test.set('Authorization', `Bearer ${token}`);
    return body === undefined ? test : test.send(body);
  };
  return { get: call('get'), post: call('post'), put: call('put'), delete: call('delete') };
}

export interface AdminClient extends Client {
  /** Of the session, for who sends requests without supertest. */
  token: string;
  user: { id: number; documentId: string };
}

export interface PermissionInput {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[] };
  conditions?: string[];
}

/** A new admin user with these roles: `strapi-super-admin`, or the code or id of any other. */
export async function adminWith(app: Application, ...asked: (string | number)[]): Promise<AdminClient> {
  const { strapi } = app;
  const names = asked.length > 0 ? asked : ['strapi-super-admin'];
  const found: { id: number }[] = await strapi.db.query('admin::role').findMany({ where: { $or: names.map((role) => (typeof role === 'number' ? { id: role } : { code: role })) } });
  if (found.length < names.length) throw new Error(`There is no role among "${names.join(', ')}"`);
  count += 1;
  const email = `user${count}@example.com`;
  const user = await strapi.service('admin::user').create({
    firstname: `First${count}`, lastname: `Last${count}`, email, password: PASSWORD, isActive: true, roles: found.map(({ id }) => id),
  });
  const answer = await request(app.server).post('/admin/login').send({ email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`Login failed: ${answer.status} ${answer.text}`);
  const { token } = answer.body.data;
  return { ...clientWith(app, token), token, user: { id: user.id, documentId: user.documentId } };
}

/** A new role with exactly these permissions; gives its id for `adminWith`. */
export async function roleWith(app: Application, permissions: PermissionInput[]): Promise<number> {
  count += 1;
  const role = await app.strapi.service('admin::role').create({ name: `Role ${count}`, description: '' });
  await app.strapi.service('admin::role').assignPermissions(
    role.id,
    permissions.map((permission) => ({ subject: null, properties: {}, conditions: [], ...permission }))
  );
  return role.id;
}

/** The content API with one full-access token, here and at further addresses that serve the same database. */
export async function apiAtAll(app: Application, ...addresses: string[]): Promise<Client[]> {
  const accessKey = await newToken(app, 'full-access');
  return [app, ...addresses].map((target) => clientWith(target, accessKey));
}

/** The content API with a token: `full-access`, `read-only`, or `custom` with the named permissions. */
export async function apiWith(app: Application, type: 'full-access' | 'read-only' | 'custom' = 'full-access', permissions?: string[]): Promise<Client> {
  return clientWith(app, await newToken(app, type, permissions));
}

/** The key of a new token, for who sends requests without supertest. */
export async function newToken(app: Application, type: 'full-access' | 'read-only' | 'custom', permissions?: string[]): Promise<string> {
  count += 1;
  const { accessKey } = await app.strapi.service('admin::api-token').create({
    name: `Token ${count}`, description: '', type, lifespan: null, ...(type === 'custom' ? { permissions } : {}),
  });
  return accessKey;
}

export const anonymous = (app: Application): Client => clientWith(app);

/** A signed-up user of a site, with the role *authenticated* as users-permissions ships it. */
export async function siteUserWith(app: Application): Promise<Client> {
  count += 1;
  const role = await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  const identifier = `site${count}`;
  await app.strapi.plugin('users-permissions').service('user').add({
    username: identifier, email: `${identifier}@example.com`, password: PASSWORD, provider: 'local', confirmed: true, blocked: false, role: role.id,
  });
  const answer = await request(app.server).post('/api/auth/local').send({ identifier, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`Login failed: ${answer.status} ${answer.text}`);
  return clientWith(app, answer.body.jwt);
}
