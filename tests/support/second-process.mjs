// A Strapi in a process of its own, on the database that the environment names: forked by two-processes.ts.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Strapi's ES modules import folders, which Node refuses: its CommonJS build it is.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const strapi = await createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false, autoReload: false }).load();
strapi.server.mount();
await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
process.send(`http://127.0.0.1:${strapi.server.httpServer.address().port}`);

process.on('message', async (message) => {
  if (message !== 'stop') return;
  await strapi.destroy();
  process.exit(0);
});
