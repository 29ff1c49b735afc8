import { randomBytes } from 'node:crypto';

const SECRETS = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];

/** What every Strapi of the tests starts with, besides its database; the secrets are new with every call. */
export function testEnvironment(): Record<string, string> {
  const secret = () => randomBytes(16).toString('base64');
  const secrets = Object.fromEntries(SECRETS.map((name) => [name, secret()]));
  return { APP_KEYS: `${secret()},${secret()}`, ...secrets, CRM_DEMO: 'false', NODE_ENV: 'test', LOG_LEVEL: 'warn' };
}
