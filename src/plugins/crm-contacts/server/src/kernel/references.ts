import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day } from './dates';
import { dialectOf, rowsOf } from './dialect';
import { refusal } from './errors';
import type { Write } from './guard';
import { currentReader, systemReader, type Reader } from './rights/reader';
import { every, isIn, join, permittedRows, some, sql, type Sql } from './sql';
import { linkOf, tableOf } from './tables';

/** What refers to a row: the type and the relations that do. `what` names it in a refusal. */
export interface Reference {
  what: string;
  uid: string;
  attributes: string[];
  /** A relation to a row with days: the row means something on its own days only as long as that one is in force. */
  within?: string;
}

export const rowId = ({ stored }: Write) => stored?.id as number;

/**
 * Until this transaction ends nobody links to the row: a link's foreign key has to wait for it. SQLite
 * has one writer anyway.
 */
export async function holdRow({ strapi, trx, uid, stored }: Write): Promise<void> {
  if (dialectOf(strapi).name === 'postgres') await trx.raw('SELECT id FROM ?? WHERE id = ? FOR UPDATE', [tableOf(strapi, uid), stored?.id as number]);
}

const OTHERS = 'other entries';

interface Counted {
  what: string;
  count: number | string;
  /** Of them those of which the writer may read that they refer to the row. */
  shown: number | string | null;
}

/**
 * How many rows refer to the row with this id, by `what`; those that none do are left out. What the writer
 * may not read (the row, or the attribute that refers) holds it all the same, but bears no name. `after`: only rows in force after that day.
 * One statement.
 */
export async function countReferences(strapi: Core.Strapi, trx: Knex.Transaction, references: Reference[], id: number, after?: Day): Promise<Record<string, number>> {
  const reader = currentReader(strapi) ?? systemReader;
  const parts = references.map((reference) => counting(strapi, reader, reference, { id, after }));
  const { text, bindings } = join(parts, ' UNION ALL ');
  const counts: Record<string, number> = {};
  const add = (what: string, count: number) => count > 0 && (counts[what] = (counts[what] ?? 0) + count);
  for (const { what, count, shown } of await rowsOf<Counted>(trx.raw(text, bindings as never))) {
    add(what, Number(shown));
    add(OTHERS, Number(count) - Number(shown));
  }
  return counts;
}

function counting(strapi: Core.Strapi, reader: Reader, { what, uid, attributes, within }: Reference, { id, after }: { id: number; after?: Day }): Sql {
  const by = (attribute: string) => {
    const { own, table, target } = linkOf(strapi, uid, attribute);
    return sql(`SELECT ${own} AS id FROM ${table} WHERE ${target} = ?`, id);
  };
  // UNION: a row that refers to it by two relations is one row.
  const referring = join(attributes.map(by), ' UNION ');
  const lasting = after === undefined ? sql('') : join([sql(`JOIN ${tableOf(strapi, uid)} t ON t.id = r.id AND (t.valid_to IS NULL OR t.valid_to > ?)`, after), ...(within ? [boundBy(strapi, uid, within, after)] : [])], ' ');
  const readable = attributes.filter((attribute) => reader.can('read', uid, undefined, attribute));
  const permitted = some(readable.map((attribute) => every([isIn('r.id', by(attribute)), permittedRows(strapi, reader, uid, 'r', attribute) ?? every([])])));
  return {
    text: `SELECT CAST(? AS varchar(80)) AS what, count(*) AS count, sum(CASE WHEN ${permitted.text} THEN 1 ELSE 0 END) AS shown FROM (${referring.text}) r ${lasting.text}`,
    bindings: [what, ...permitted.bindings, ...referring.bindings, ...lasting.bindings],
  };
}

/** For rows `t` of a type: only those that a related row is in force for on some of the same days, and after that day. */
function boundBy(strapi: Core.Strapi, uid: string, attribute: string, after: Day): Sql {
  const link = linkOf(strapi, uid, attribute);
  const { target } = (strapi.getModel(uid as never) as { attributes: Record<string, { target: string }> }).attributes[attribute];
  const overlaps = '(t.valid_from IS NULL OR w.valid_to IS NULL OR t.valid_from <= w.valid_to) AND (w.valid_from IS NULL OR t.valid_to IS NULL OR w.valid_from <= t.valid_to)';
  return sql(`JOIN ${link.table} wl ON wl.${link.own} = t.id JOIN ${tableOf(strapi, target)} w ON w.id = wl.${link.target} AND (w.valid_to IS NULL OR w.valid_to > ?) AND ${overlaps}`, after);
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
