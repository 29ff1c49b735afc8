// Starts and stops the measured Strapi (server.mjs) and opens sessions on it.
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The measured server, or with `--stock` the same application on the same database without the plugin's
 * guards. With `--panel` it serves the admin panel too.
 */
export async function startServer(environment, ...flags) {
  const child = fork(path.join(here, 'server.mjs'), flags, {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...secrets(), ...environment, NODE_ENV: 'production', CRM_DEMO: 'false' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const started = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The measured server ended with code ${code}`)));
  });
  return {
    ...started,
    /** Bytes that the server's objects take after a garbage collection. */
    heap: () =>
      new Promise((resolve) => {
        child.once('message', ({ heap }) => resolve(heap));
        child.send('memory');
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.send('stop');
      }),
  };
}

/** A new session per scenario: an access token may end while a long bench runs. */
export async function login({ port, email, password }) {
  const answer = await fetch(`http://127.0.0.1:${port}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Login failed: ${answer.status}`);
  return (await answer.json()).data.token;
}

const secrets = () =>
  Object.fromEntries(
    ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'].map(
      (name) => [name, `bench-${name}`]
    )
  );
