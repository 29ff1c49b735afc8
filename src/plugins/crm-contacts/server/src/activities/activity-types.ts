import type { Core } from '@strapi/strapi';
import type { ActivityTypeChoice } from '../../../contracts/activities';
import { valueAfter } from '../kernel/after-write';
import { refusal } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';

const SHIPPED: Omit<ActivityTypeChoice, 'active'>[] = [
  { key: 'call', name: 'Call', nameDe: 'Anruf', icon: 'Phone', colour: 'primary', duration: 15 },
  { key: 'email', name: 'E-mail', nameDe: 'E-Mail', icon: 'Mail', colour: 'secondary', duration: null },
  { key: 'letter', name: 'Letter', nameDe: 'Brief', icon: 'Feather', colour: 'secondary', duration: null },
  { key: 'meeting', name: 'Meeting', nameDe: 'Besprechung', icon: 'Discuss', colour: 'alternative', duration: 60 },
  { key: 'visit', name: 'Visit', nameDe: 'Besuch', icon: 'Car', colour: 'success', duration: 120 },
  { key: 'task', name: 'Task', nameDe: 'Aufgabe', icon: 'CheckCircle', colour: 'warning', duration: null },
  { key: 'note', name: 'Note', nameDe: 'Notiz', icon: 'Message', colour: 'neutral', duration: null },
];

/**
 * The shipped kinds, when there are none yet: one that an administrator took away stays away. Several
 * processes may start at once.
 */
export async function ensureActivityTypes(strapi: Core.Strapi): Promise<void> {
  if ((await strapi.db.query(UID.activityType).count()) > 0) return;
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:jobs');
    if ((await strapi.db.query(UID.activityType).count()) > 0) return;
    for (const [index, type] of SHIPPED.entries()) {
      await strapi.documents(UID.activityType).create({ data: { ...type, rank: (index + 1) * 10, active: true } as never });
    }
  });
}

/** Every kind in its order. One statement. */
export function activityTypes(strapi: Core.Strapi): Promise<ActivityTypeChoice[]> {
  return strapi.db.query(UID.activityType).findMany({
    select: ['key', 'name', 'nameDe', 'icon', 'colour', 'duration', 'active'],
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
  });
}

const usesOf = (strapi: Core.Strapi, key: unknown): Promise<number> => strapi.db.query(UID.activity).count({ where: { type: key } });

export const activityTypeGuards: WriteGuard[] = [
  { uids: [UID.activityType], actions: ['create', 'update', 'clone'], before: checkType },
  { uids: [UID.activityType], actions: ['delete'], before: assertUnused },
];

async function checkType(write: Write): Promise<void> {
  for (const name of ['key', 'name', 'nameDe']) if (typeof write.data[name] === 'string') write.data[name] = (write.data[name] as string).trim();
  const key = valueAfter<string>(write, 'key');
  if (!key || !/^[a-z][a-z0-9-]*$/.test(key)) {
    throw refusal({ field: 'key', reason: 'pattern', message: 'key must begin with a small letter and hold small letters, digits and hyphens only' });
  }
  if (!valueAfter(write, 'name')) throw refusal({ field: 'name', reason: 'required', message: 'name must be filled' });
  const before = write.stored?.key;
  if (write.action !== 'update' || before === key) return;
  const count = await usesOf(write.strapi, before);
  if (count > 0) throw refusal({ field: 'key', reason: 'used', message: `${count} activities are of this type: its key cannot change`, details: { count } });
}

async function assertUnused({ strapi, stored }: Write): Promise<void> {
  const count = stored ? await usesOf(strapi, stored.key) : 0;
  if (count === 0) return;
  throw refusal({ field: 'documentId', reason: 'used', message: `${count} activities are of this type: deactivate it instead`, details: { count } });
}
