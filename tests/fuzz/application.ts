// The application in a process of its own: its end, or that it does not answer, is seen from outside.
import type { Core } from '@strapi/strapi';
import { getIntrospectionQuery } from 'graphql';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { bootstrapDemo } from '../../src/demo';
import { startApplication, type Application } from '../support/application';
import { adminWith, newToken } from '../support/clients';
import type { Attribute, Caller, Models, Rows, Target } from './contract';
import { routesOf } from './routes';

/** As many of every type's rows as calls choose from. */
const ROWS = 60;
const OURS = /^(plugin::crm-contacts|api)[:.]/;
/** Rows of these are addressed as well; users of the panel are only named. */
const OTHERS = ['plugin::upload.file', 'plugin::upload.folder', 'plugin::users-permissions.user', 'plugin::users-permissions.role', 'admin::user'];

interface Described {
  uid: string;
  info: { pluralName?: string; singularName?: string };
  attributes: Record<string, Attribute>;
}

async function serve(): Promise<void> {
  const app = await startApplication({ LOG_LEVEL: 'error' });
  const { strapi } = app;
  // Nothing leaves this machine.
  Object.assign(strapi.plugin('email').service('email'), { send: async () => undefined });
  const callers = await makeCallers(app);
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', () => resolve()));
  await makeFiles(app, callers['API token']);
  const { port } = strapi.server.httpServer.address() as AddressInfo;
  const { body } = await request(app.server).post('/graphql').set('Authorization', `Bearer ${callers['API token']}`).send({ query: getIntrospectionQuery() });
  process.on('message', async (message) => {
    if (message === 'rows') process.send?.(await rowsOf(strapi));
    if (message === 'stop') {
      await app.stop();
      process.exit(0);
    }
  });
  process.send?.({ address: `http://127.0.0.1:${port}`, routes: routesOf(strapi), models: modelsOf(strapi), callers, graphql: body.data } satisfies Target);
}

/** The three callers, and the demo's rows: a third of its companies belong to who has the role *CRM Sales*. */
async function makeCallers(app: Application): Promise<Record<Caller, string>> {
  const admin = await adminWith(app);
  process.env.CRM_DEMO = 'true';
  await bootstrapDemo(app.strapi);
  const sales = await adminWith(app, 'crm-sales');
  const contacts: { documentId: string }[] = await app.strapi.db.query('plugin::crm-contacts.contact').findMany({ select: ['documentId'], orderBy: { id: 'asc' } });
  for (const { documentId } of contacts.filter((_, index) => index % 3 === 0)) {
    await app.strapi.documents('plugin::crm-contacts.contact').update({ documentId, data: { owner: sales.user.id } as never });
  }
  return { 'super admin': admin.token, 'CRM Sales': sales.token, 'API token': await newToken(app, 'custom', offeredActions(app.strapi)) };
}

/** The demo has no files. */
async function makeFiles({ server, strapi }: Application, token: string): Promise<void> {
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) {
    await request(server).post('/api/upload').set('Authorization', `Bearer ${token}`).attach('files', Buffer.from(`text of ${name}`), name).expect(201);
  }
  for (const name of ['Letters', 'Pictures']) await strapi.plugin('upload').service('folder').create({ name, parent: null });
}

/** All that a token can be given: every action of the plugin, the host's documents, uploads and site users. */
function offeredActions(strapi: Core.Strapi): string[] {
  const offered = strapi.contentAPI.permissions.getActionsMap() as Record<string, { controllers: Record<string, string[]> }>;
  return Object.entries(offered).flatMap(([api, { controllers }]) => Object.entries(controllers).flatMap(([name, actions]) => actions.map((action) => `${api}.${name}.${action}`)));
}

function modelsOf(strapi: Core.Strapi): Models {
  const all = [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)] as unknown as Described[];
  return Object.fromEntries(
    all
      .filter(({ uid, info }) => OURS.test(uid) || OTHERS.includes(uid) || !info.pluralName)
      .map(({ uid, info, attributes }) => [uid, { uid, plural: info.pluralName ?? '', singular: info.singularName ?? '', attributes }])
  );
}

async function rowsOf(strapi: Core.Strapi): Promise<Rows> {
  const uids = Object.keys(strapi.contentTypes).filter((uid) => OURS.test(uid) || OTHERS.includes(uid));
  const rows = await Promise.all(uids.map((uid) => strapi.db.query(uid).findMany({ orderBy: { id: 'asc' }, limit: ROWS })));
  return Object.fromEntries(uids.map((uid, index) => [uid, rows[index]]));
}

void serve();
