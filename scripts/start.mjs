// `npm start`: from a fresh clone to a running application, skipping what is done already.
// `--develop` (`npm run develop`): Strapi's watch mode instead of production.
import { createRequire } from 'node:module';
import { develop, ensureAdmin, ensureServer } from './steps/build.mjs';
import { ensureEnvironment } from './steps/environment.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { inRoot, root } from './steps/paths.mjs';

async function main() {
  process.chdir(root);
  await ensureInstalled();
  ensureEnvironment();
  if (process.argv.includes('--develop')) process.exit(await develop());
  // The admin panel first: its build compiles the server too, by a slower way.
  await ensureAdmin();
  await ensureServer();
  await serve();
}

/** Strapi in this process, in production mode: signals and exit codes are its own. */
async function serve() {
  process.env.NODE_ENV ??= 'production';
  // Strapi's ES modules import folders, which Node refuses: its CommonJS build it is.
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = await createStrapi({ appDir: root, distDir: inRoot('dist') }).start();
  stopOnSignal(strapi);
  await announce(strapi);
}

async function announce(strapi) {
  const address = strapi.config.get('admin.absoluteUrl').replace('//0.0.0.0:', '//localhost:');
  const isFirstStart = !(await strapi.service('admin::user').exists());
  console.log(`\n  The admin panel is at  ${address}`);
  if (isFirstStart) console.log('  Open it to register the first administrator.');
  console.log('  Ctrl+C stops it.\n');
}

function stopOnSignal(strapi) {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await strapi.destroy();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
