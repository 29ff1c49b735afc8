import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../steps/free-port.mjs';
import { root } from '../steps/paths.mjs';
import { result } from './result.mjs';

const FIRST_START_MINUTES = 15;
const SECOND_START_SECONDS = 30;
const ADMINISTRATOR = { firstname: 'Andrea', lastname: 'Roth', email: 'andrea.roth@crm.example', password: 'Start-test-1' };

/**
 * `npm start` in a clean copy of the committed tree, as a new user meets it: everything is installed,
 * built and filled; a second start finds that done.
 */
export async function start() {
  if (!existsSync(path.join(root, '.git'))) {
    console.log('This is no git checkout: the start from a clean copy did not run.');
    return result(0, 0);
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crm-start-'));
  const copy = path.join(folder, 'copy');
  const total = result(0, 0);
  try {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, copy]);
    const context = { copy, port: await freePort() };
    for (const [name, test] of Object.entries(TESTS)) {
      if (await passes(name, () => test(context))) total.passed += 1;
      else total.failed += 1;
    }
    return total;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TESTS = {
  async 'npm start on a clean copy reaches a panel with demo data'(context) {
    const server = npmStart(context);
    try {
      await answers(context, server, FIRST_START_MINUTES * 60);
      await assertPanel(context);
      context.token = await registerAdministrator(context);
      context.contacts = await contactCount(context);
      assert.ok(context.contacts >= 60, `expected demo contacts, found ${context.contacts}`);
    } finally {
      await stopped(server, context);
    }
  },

  async 'a second npm start is up in seconds and keeps secrets and data'(context) {
    const secrets = await readFile(path.join(context.copy, '.env'), 'utf8');
    const begin = Date.now();
    const server = npmStart(context);
    try {
      await answers(context, server, 120);
      const seconds = (Date.now() - begin) / 1000;
      assert.ok(seconds < SECOND_START_SECONDS, `took ${seconds} seconds`);
      assert.equal(await readFile(path.join(context.copy, '.env'), 'utf8'), secrets);
      assert.equal(await contactCount(context), context.contacts);
    } finally {
      await stopped(server, context);
    }
  },
};

async function passes(name, test) {
  try {
    await test();
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    console.error(`✗ ${name}\n${error.stack}`);
    return false;
  }
}

/** In a process group of its own, so that npm, its shell and the server end together. */
function npmStart({ copy, port }) {
  const windows = process.platform === 'win32';
  const server = spawn('npm', ['start'], {
    cwd: copy,
    env: { ...cleanEnvironment(), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
    shell: windows,
  });
  server.said = '';
  const listen = (part) => (server.said += part);
  server.stdout.on('data', listen);
  server.stderr.on('data', listen);
  return server;
}

/** What a new user's terminal has: nothing of this run or of the developer's own settings. */
function cleanEnvironment() {
  const ours = /^(npm_|NODE_ENV$|HOST$|CRM_|DATABASE_|TEST_|.*_(SALT|SECRET|KEYS?)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

async function answers({ port }, server, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    if (server.exitCode !== null) throw new Error(`npm start ended with code ${server.exitCode}:\n${server.said}`);
    const answer = await fetch(`http://127.0.0.1:${port}/_health`).catch(() => null);
    if (answer?.status === 204) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`npm start did not answer within ${seconds} seconds:\n${server.said}`);
}

/** The panel's page and the script it names are there. */
async function assertPanel({ port }) {
  const page = await fetch(`http://127.0.0.1:${port}/admin/`);
  const script = (await page.text()).match(/src="([^"]+\.js)"/)?.[1];
  assert.equal(page.status, 200);
  assert.equal((await fetch(new URL(script, page.url))).status, 200);
}

async function registerAdministrator(context) {
  const { data } = await call(context, '/admin/register-admin', { method: 'POST', body: JSON.stringify(ADMINISTRATOR) });
  return data.token;
}

async function contactCount(context) {
  const { pagination } = await call(context, '/crm-contacts/contacts?pageSize=1');
  return pagination.total;
}

async function call({ port, token }, address, options = {}) {
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  const headers = { 'content-type': 'application/json', ...authorization };
  const answer = await fetch(`http://127.0.0.1:${port}${address}`, { ...options, headers });
  assert.ok(answer.ok, `${address} answered ${answer.status}`);
  return answer.json();
}

/** Ends npm and what it started, and waits until the port is free for the next one. */
async function stopped(server, { port }) {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(server.pid), '/t', '/f']);
    else process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
  for (let second = 0; second < 30; second += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/_health`).catch(() => null);
    if (!answer) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
