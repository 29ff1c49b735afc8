import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { dialectOf } from './dialect';

/** Letters and digits of a documentId, which Strapi makes 24 long. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = `${LETTERS}0123456789`;

/** A documentId for a row that is written in bulk, past the Document Service. */
export function newDocumentId(): string {
  return [...randomBytes(24)].map((byte, index) => (index === 0 ? LETTERS[byte % LETTERS.length] : SIGNS[byte % SIGNS.length])).join('');
}

/** The columns that Strapi fills in every row. */
export function rowColumns(strapi: Core.Strapi, now: Date) {
  const stamp = dialectOf(strapi).instant(now);
  return { document_id: newDocumentId(), created_at: stamp, updated_at: stamp, published_at: stamp };
}
