import type { Core } from '@strapi/strapi';
import { linkOf } from './tables';

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
