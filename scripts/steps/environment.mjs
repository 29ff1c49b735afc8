import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const FILE = inRoot('.env');
const secret = () => randomBytes(24).toString('base64');

/** What Strapi does not start without. */
const SECRETS = {
  APP_KEYS: () => [secret(), secret()].join(','),
  ADMIN_JWT_SECRET: secret,
  API_TOKEN_SALT: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  JWT_SECRET: secret,
};

/**
 * Makes sure that every secret has a value. A missing `.env` is written; in an existing one no line is
 * changed: secrets that are missing or empty there, and in the environment, are added at its end.
 */
export function ensureEnvironment() {
  const existing = existsSync(FILE) ? readFileSync(FILE, 'utf8') : null;
  const missing = Object.keys(SECRETS).filter((name) => !process.env[name] && !hasValue(existing ?? '', name));
  if (missing.length === 0) return;
  const lines = missing.map((name) => `${name}=${SECRETS[name]()}\n`).join('');
  if (existing === null) {
    writeFileSync(FILE, `# Written by npm start; see .env.example for what else can be set. Keep it secret.\n${lines}`, {
      mode: 0o600,
    });
    console.log('Wrote .env with random secrets.');
  } else {
    appendFileSync(FILE, `${existing.endsWith('\n') || existing === '' ? '' : '\n'}${lines}`);
    console.log(`Added to .env: ${missing.join(', ')}.`);
  }
}

const hasValue = (text, name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*["']?[^\\s"'#]`, 'm').test(text);
