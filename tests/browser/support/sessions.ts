import type { APIRequestContext } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PASSWORD, PEOPLE, type Role } from './people';

interface Session {
  token: string;
  since: number;
}

/** Strapi's access tokens last 30 minutes. */
const LASTS = 25 * 60 * 1000;

const fileOf = (role: Role) => path.join(process.env.CRM_TEST_FOLDER as string, `session-${role}.json`);

/**
 * An access token of the role's user. Kept in a file for all workers of the run: Strapi allows five
 * logins of a user in five minutes.
 */
export async function tokenOf(role: Role, request: APIRequestContext): Promise<string> {
  const kept = await readFile(fileOf(role), 'utf8').then((text) => JSON.parse(text) as Session, () => null);
  if (kept && Date.now() - kept.since < LASTS) return kept.token;
  const { email } = PEOPLE[role];
  const answer = await request.post('/admin/login', { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`Login as ${role} failed: ${answer.status()} ${await answer.text()}`);
  const { data } = (await answer.json()) as { data: { token: string } };
  const session: Session = { token: data.token, since: Date.now() };
  await writeFile(fileOf(role), JSON.stringify(session));
  return session.token;
}
