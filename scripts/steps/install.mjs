import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';
import { runNode } from './run.mjs';

const LOCK = inRoot('package-lock.json');
const MODULES = inRoot('node_modules');
/** Which lock file the installed packages are from. */
const STAMP = path.join(MODULES, '.installed-lock');

const hashOfLock = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

/** Installs the packages of the lock file, unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  // Development packages are needed to compile, also where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const code = await runNode(npmScript(), args);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with code ${code}`);
  writeFileSync(STAMP, hashOfLock());
}

function isInstalled() {
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === hashOfLock();
  // Installed by hand: npm writes its own list last.
  const list = path.join(MODULES, '.package-lock.json');
  return existsSync(list) && statSync(list).mtimeMs >= statSync(LOCK).mtimeMs;
}

/** The npm that runs this command, else the one that npm itself names: `npm` is a shell script on Windows. */
function npmScript() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js') || running?.endsWith('.cjs')) return running;
  const shell = process.platform === 'win32';
  const globals = execFileSync(shell ? 'npm.cmd' : 'npm', ['root', '--global'], { cwd: root, shell, encoding: 'utf8' });
  const besideNode = path.join(path.dirname(process.execPath), 'node_modules', 'npm');
  const folders = [path.join(globals.trim(), 'npm'), besideNode];
  const found = folders.map((folder) => path.join(folder, 'bin', 'npm-cli.js')).find(existsSync);
  if (!found) throw new Error('npm was not found: install it beside Node, then run `npm start` again');
  return found;
}
