import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, rowsOf } from './dialect';
import { refusal } from './errors';
import type { Write } from './guard';
import { linkOf, tableOf } from './tables';

/** What refers to a row: the type and the relations that do. `what` names it in a refusal. */
export interface Reference {
  what: string;
  uid: string;
  attributes: string[];
}

export const rowId = ({ stored }: Write) => stored?.id as number;

/**
 * Until this transaction ends nobody links to the row: a link's foreign key has to wait for it. SQLite
 * has one writer anyway.
 */
export async function holdRow({ strapi, trx, uid, stored }: Write): Promise<void> {
  if (dialectOf(strapi).name === 'postgres') await trx.raw('SELECT id FROM ?? WHERE id = ? FOR UPDATE', [tableOf(strapi, uid), stored?.id as number]);
}

/** How many rows refer to the row with this id, by `what`; those that none do are left out. One statement. */
export async function countReferences(strapi: Core.Strapi, trx: Knex.Transaction, references: Reference[], id: number): Promise<Record<string, number>> {
  const parts = references.map(({ what, uid, attributes }) => {
    const links = attributes.map((attribute) => linkOf(strapi, uid, attribute));
    // UNION: a row that refers to it by two relations is one row.
    const rows = links.map(() => 'SELECT ?? AS id FROM ?? WHERE ?? = ?').join(' UNION ');
    return {
      sql: `SELECT CAST(? AS varchar(80)) AS what, count(*) AS count FROM (${rows}) r`,
      bindings: [what, ...links.flatMap(({ own, table, target }) => [own, table, target, id])],
    };
  });
  const sql = parts.map((part) => part.sql).join(' UNION ALL ');
  const rows = await rowsOf<{ what: string; count: number | string }>(trx.raw(sql, parts.flatMap(({ bindings }) => bindings)));
  const counts: Record<string, number> = {};
  for (const { what, count } of rows) counts[what] = (counts[what] ?? 0) + Number(count);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** 400 with the counts; `way`: what to do instead. */
export function refuseIfHeld(counts: Record<string, number>, subject: string, way?: string): void {
  const held = Object.entries(counts);
  if (held.length === 0) return;
  const list = held.map(([what, count]) => `${what} (${count})`).join(', ');
  throw refusal({ field: 'documentId', reason: 'inUse', message: `${subject} cannot be deleted, since others depend on it: ${list}.${way ? ` ${way}` : ''}`, details: { counts } });
}

/** Raw, since a history refuses every other deletion; the link rows go with their foreign keys. */
export async function deleteReferences({ strapi, trx, stored }: Write, references: Reference[]): Promise<void> {
  for (const { uid, attributes } of references) {
    const link = linkOf(strapi, uid, attributes[0]);
    const children = trx(link.table).select(link.own).where(link.target, stored?.id as number);
    await trx(tableOf(strapi, uid)).whereIn('id', children).delete();
  }
}
