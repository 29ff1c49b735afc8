import type { Core } from '@strapi/strapi';
import { valueAfter } from '../kernel/after-write';
import { refusal } from '../kernel/errors';
import type { WriteGuard } from '../kernel/guard';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';

const SHIPPED = [
  { key: 'decision', name: 'Decision maker', nameDe: 'Entscheider' },
  { key: 'buyer', name: 'Purchasing', nameDe: 'Einkauf' },
  { key: 'technical', name: 'Technical contact', nameDe: 'Technik' },
  { key: 'invoice', name: 'Billing', nameDe: 'Rechnungen' },
  { key: 'user', name: 'User', nameDe: 'Anwender' },
];

/** The shipped roles, when there are none yet: one that was taken away stays away. Several processes may start at once. */
export async function ensurePositionRoles(strapi: Core.Strapi): Promise<void> {
  const areThere = async () => (await strapi.db.query(UID.positionRole).count()) > 0;
  if (await areThere()) return;
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    if (await areThere()) return;
    for (const [index, role] of SHIPPED.entries()) await strapi.documents(UID.positionRole).create({ data: { ...role, rank: (index + 1) * 10 } as never });
  });
}

/** Positions keep the key: it stays while one has it. Names and order are free. */
export const guardPositionRole: WriteGuard = {
  uids: [UID.positionRole],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  async before(write) {
    const key = valueAfter<string>(write, 'key') ?? '';
    if (!/^[a-z][a-z0-9-]*$/.test(key)) {
      throw refusal({ field: 'key', reason: 'pattern', message: 'key must begin with a small letter and hold small letters, digits and hyphens only' });
    }
    const before = write.stored?.key;
    if (write.action === 'update' && before !== key && (await isUsed(write.strapi, before))) {
      throw refusal({ field: 'key', reason: 'inUse', message: 'Positions have this role: its key stays' });
    }
  },
};

export const guardPositionRoleDeletion: WriteGuard = {
  uids: [UID.positionRole],
  actions: ['delete'],
  locks: ['lock:organisation'],
  async before({ strapi, stored }) {
    if (stored && (await isUsed(strapi, stored.key))) throw refusal({ field: 'documentId', reason: 'inUse', message: 'Positions have this role: give them another one first' });
  },
};

const isUsed = async (strapi: Core.Strapi, key: unknown): Promise<boolean> => (await strapi.db.query(UID.position).count({ where: { role: key } })) > 0;
