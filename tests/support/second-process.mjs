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

const { feed, workflow } = strapi.plugin('crm-contacts').services;
let hangs = false;
strapi.plugin('email').service('email').send = async ({ headers }) => {
  process.send({ sending: headers['Message-ID'] });
  if (hangs) await new Promise(() => undefined);
  process.send({ sent: headers['Message-ID'] });
};
const mail = () => {
  strapi.config.set('plugin::crm-contacts.reminders.mail', true);
  return feed.mails.sendDue();
};
const jobs = {
  remind: () => feed.reminders.remindDue(),
  resume: () => workflow.resumeDue(),
  mail,
  die: () => {
    // The event comes after the insert and before its transaction ends: the fourth's rows are written and not kept.
    let inserts = 0;
    strapi.db.connection.on('query-response', (_answer, { sql }) => {
      if (!/^insert into .crm_notices/.test(sql)) return;
      inserts += 1;
      if (inserts === 4) process.kill(process.pid, 'SIGKILL');
    });
    return feed.reminders.remindDue();
  },
  hang: () => {
    hangs = true;
    return mail();
  },
  stop: async () => {
    await strapi.destroy();
    process.exit(0);
  },
};

process.on('message', async (message) => {
  await jobs[message]();
  process.send(`done ${message}`);
});
