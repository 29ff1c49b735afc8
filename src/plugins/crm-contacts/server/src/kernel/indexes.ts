import type { Core } from '@strapi/strapi';
import { dialectOf } from './dialect';
import { linkOf, tableOf } from './tables';

/** Codes of PostgreSQL: unique violation, duplicate table, duplicate object. */
const ALREADY_THERE = ['23505', '42P07', '42710'];

/**
 * Runs a `create … if not exists`, which looks before it leaps: of two processes at once the slower one hits
 * the unique index of the catalogue.
 */
export async function onlyOnce(strapi: Core.Strapi, statement: string): Promise<void> {
  try {
    await strapi.db.connection.raw(statement);
  } catch (error) {
    if (!ALREADY_THERE.includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/**
 * From the related row to the rows that name it, from the index alone. Strapi indexes each side of a link
 * table by itself: what has thousands of rows is then read from as many places of the table.
 */
export async function indexLink(strapi: Core.Strapi, uid: string, attribute: string): Promise<void> {
  const { table, own, target } = linkOf(strapi, uid, attribute);
  await onlyOnce(strapi, `create index if not exists "${table}_of_idx" on "${table}" ("${target}", "${own}")`);
}

/** Columns of a content type in which a part of a word is looked for. */
export type Searched = [uid: string, columns: readonly string[]];

/**
 * On PostgreSQL: trigrams, which make parts of the words in these columns fast to find (without them a search
 * reads the table). One index of several columns serves each alone.
 */
export async function indexParts(strapi: Core.Strapi, searched: Searched[]): Promise<void> {
  if (dialectOf(strapi).name !== 'postgres' || !(await hasTrigrams(strapi))) return;
  for (const [uid, columns] of searched) {
    const table = tableOf(strapi, uid);
    const list = columns.map((column) => `${column} gin_trgm_ops`).join(', ');
    await onlyOnce(strapi, `create index if not exists ${table}_search_idx on ${table} using gin (${list})`);
  }
}

async function hasTrigrams(strapi: Core.Strapi): Promise<boolean> {
  try {
    await onlyOnce(strapi, 'create extension if not exists pg_trgm');
    return true;
  } catch (error) {
    strapi.log.warn(`crm-contacts: searches will be slow in large data, since PostgreSQL's extension pg_trgm cannot be used: ${(error as Error).message}`);
    return false;
  }
}
