import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';
import { runNode } from './run.mjs';

/** Hashes of the sources, inside what was built from them: who removes the build removes the hash. */
const SERVER_STAMP = inRoot('dist', 'src', '.sources');
const ADMIN_STAMP = inRoot('dist', 'build', '.sources');

const STRAPI = inRoot('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

/** Compiles the server side if its sources have changed since it was last compiled. */
export async function ensureServer() {
  const sources = hashOf(serverFiles());
  if (isStamped(SERVER_STAMP, sources)) return;
  console.log('Compiling the server …');
  // Loaded late: before the first install its compiler is not there.
  const { compile } = await import('../compile.mjs');
  await compile();
  writeFileSync(SERVER_STAMP, sources);
}

/** Builds the admin panel for production if its sources, packages or settings have changed. */
export async function ensureAdmin() {
  const sources = hashOf(adminFiles(), adminSettings());
  if (isStamped(ADMIN_STAMP, sources)) return;
  console.log('Building the admin panel, which takes a minute or two …');
  const code = await runNode(STRAPI, ['build'], { environment: { NODE_ENV: 'production' }, quiet: true });
  if (code !== 0) throw new Error(`strapi build ended with code ${code}`);
  writeFileSync(ADMIN_STAMP, sources);
}

/** Strapi's own watch mode; resolves to its exit code. */
export function develop() {
  return runNode(STRAPI, ['develop'], { environment: { NODE_ENV: 'development', STARTUP_BANNER: 'true' } });
}

const isAdminFile = (file) => /[\\/]admin[\\/]/.test(file);
const isTest = (file) => /\.test\.tsx?$/.test(file);

function serverFiles() {
  const sources = filesBelow('src').filter((file) => !isAdminFile(file) && !isTest(file));
  return [...filesBelow('config'), ...sources, 'scripts/compile.mjs', 'package-lock.json'];
}

function adminFiles() {
  const inPlugins = filesBelow('src/plugins').filter((file) => isAdminFile(file) || /[\\/]contracts[\\/]/.test(file));
  const sources = [...filesBelow('src/admin'), ...inPlugins].filter((file) => !isTest(file));
  return [...sources, ...filesBelow('config'), 'package-lock.json'];
}

/** Environment variables that Strapi writes into the bundle. */
function adminSettings() {
  const names = Object.keys(process.env).filter((name) => name.startsWith('STRAPI_ADMIN_') || name === 'ADMIN_PATH');
  return names.sort().map((name) => `${name}=${process.env[name]}`);
}

function filesBelow(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function hashOf(files, settings = []) {
  const hash = createHash('sha256').update([process.version, ...settings].join('\n'));
  for (const file of [...files].sort()) hash.update(`\n${file}\n`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

const isStamped = (stamp, sources) => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
