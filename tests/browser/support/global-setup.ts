import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const SECONDS_TO_START = 180;

/**
 * Builds what is stale and starts the application as `npm start` does, on a free port and a fresh SQLite
 * database with the demo data. Its address is in CRM_TEST_URL, the run's own files in CRM_TEST_FOLDER.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await finished(node('build.mjs'));
  const server = node('start.mjs', {
    ...secrets(),
    HOST: '127.0.0.1',
    PORT: String(port),
    NODE_ENV: 'production',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: path.join(folder, 'data.db'),
  });
  await answers(url, server);
  Object.assign(process.env, { CRM_TEST_URL: url, CRM_TEST_FOLDER: folder });
  return async () => {
    await stopped(server);
    await rm(folder, { recursive: true, force: true });
  };
}

function node(script: string, environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'scripts', script)], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', process.env.DEBUG_SERVER ? 'inherit' : 'ignore', 'inherit'],
  });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The build ended with code ${code}`))));
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let second = 0; second < SECONDS_TO_START; second += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}`);
    const answer = await fetch(`${url}/_health`).catch(() => null);
    if (answer?.status === 204) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  server.kill('SIGKILL');
  throw new Error(`The server did not answer within ${SECONDS_TO_START} seconds`);
}

function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // A stuck shutdown must not hold up the whole run.
    const impatience = setTimeout(() => server.kill('SIGKILL'), 15_000);
    server.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    server.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function secrets(): Record<string, string> {
  const names = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY', 'APP_KEYS'];
  return Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('base64')]));
}
