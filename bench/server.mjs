// The measured Strapi, in a process of its own: the bench's client must not share its event loop.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Strapi's ES modules import folders, which Node refuses: its CommonJS build it is.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PASSWORD = 'Bench-password-1';

const strapi = createStrapi({
  appDir: root,
  distDir: path.join(root, 'dist'),
  serveAdminPanel: process.argv.includes('--panel'),
  autoReload: false,
});
// The same application on the same database as Strapi alone would run it: no guard of the plugin.
if (process.argv.includes('--stock')) withoutGuards(strapi);
await strapi.load();
// Every scenario opens a session, more of them in five minutes than a person would.
strapi.config.set('admin.rateLimit', { enabled: false });

// What every request costs before it does anything: the two kinds of authentication.
const empty = (type, prefix, config) => ({
  type,
  prefix,
  routes: [{ method: 'GET', path: '/bench-empty', handler: (ctx) => (ctx.body = {}), config }],
});
strapi.server.routes(empty('admin', '', { policies: ['admin::isAuthenticatedAdmin'] }));
strapi.server.routes(empty('content-api', '', { auth: { scope: ['plugin::crm-contacts.contact.find'] } }));

strapi.server.mount();
await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));

if (!process.argv.includes('--stock')) {
  process.send({ port: portOf(strapi), ...(await credentials(strapi)) });
} else {
  process.send({ port: portOf(strapi) });
}

process.on('message', async (message) => {
  if (message === 'memory') {
    globalThis.gc();
    process.send({ heap: process.memoryUsage().heapUsed });
    return;
  }
  if (message !== 'stop') return;
  await strapi.destroy();
  process.exit(0);
});

function portOf({ server }) {
  return server.httpServer.address().port;
}

function withoutGuards({ documents }) {
  documents.use = () => documents;
}

async function credentials(strapi) {
  const role = await strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
  const email = `bench${process.pid}@crm.example`;
  const user = await strapi.service('admin::user').create({
    firstname: 'Bench',
    lastname: 'User',
    email,
    password: PASSWORD,
    isActive: true,
    roles: [role.id],
  });
  const token = await strapi
    .service('admin::api-token')
    .create({ name: `bench ${process.pid}`, description: '', type: 'full-access', lifespan: null });

  return { userId: user.id, email, password: PASSWORD, apiToken: token.accessKey };
}
