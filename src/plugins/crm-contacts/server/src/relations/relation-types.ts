import type { Core } from '@strapi/strapi';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import type { TypeRule } from './relation.rules';

interface ShippedType extends TypeRule {
  key: string;
  /** Read from `from` to `to`: "A is <name> B". For a structure `from` is the parent. */
  name: string;
  inverseName: string;
  nameDe: string;
  inverseNameDe: string;
}

const plain = { structure: 'none', symmetric: false, fromKind: 'any', toKind: 'any', allowSelf: false } as const;

/** The types of the design, §7. `subsidiary-of` lets persons own companies. */
export const SHIPPED_TYPES: ShippedType[] = [
  {
    ...plain, key: 'subsidiary-of', structure: 'group', toKind: 'company',
    name: 'parent company of', inverseName: 'subsidiary of', nameDe: 'Muttergesellschaft von', inverseNameDe: 'Tochtergesellschaft von',
  },
  {
    ...plain, key: 'branch-of', structure: 'branch', fromKind: 'company', toKind: 'company',
    name: 'head office of', inverseName: 'branch of', nameDe: 'Zentrale von', inverseNameDe: 'Filiale von',
  },
  { ...plain, key: 'invoices-to', name: 'invoices to', inverseName: 'is billed for', nameDe: 'Rechnung geht an', inverseNameDe: 'erhält Rechnungen für' },
  { ...plain, key: 'supplier-of', name: 'supplier of', inverseName: 'customer of', nameDe: 'Lieferant von', inverseNameDe: 'Abnehmer von' },
  { ...plain, key: 'partner-of', symmetric: true, name: 'partner of', inverseName: 'partner of', nameDe: 'Partner von', inverseNameDe: 'Partner von' },
  { ...plain, key: 'adviser-of', name: 'adviser of', inverseName: 'advised by', nameDe: 'Berater von', inverseNameDe: 'beraten von' },
  {
    ...plain, key: 'related-to', symmetric: true, fromKind: 'person', toKind: 'person',
    name: 'related to', inverseName: 'related to', nameDe: 'verwandt mit', inverseNameDe: 'verwandt mit',
  },
];

/** Makes the shipped types that are missing; what administrators changed stays. Several processes may start at once. */
export async function ensureRelationTypes(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:structures');
    const stored = await strapi.db.query(UID.relationType).findMany({ select: ['key'] });
    const known = new Set(stored.map(({ key }: { key: string }) => key));
    for (const type of SHIPPED_TYPES.filter(({ key }) => !known.has(key))) {
      await strapi.documents(UID.relationType).create({ data: type });
    }
  });
}
