import type { Core } from '@strapi/strapi';
import { forbidden } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import type { Source } from './source.rules';

/** documentIds: from whom, to whom, and the person whom the documents then name. */
export interface DocumentsHandOver {
  from: string;
  to: string;
  person: string;
}

type Row = { documentId: string } & Record<string, unknown>;

/**
 * Open documents of the sources that say `handedOver` go over to another contact in every role, as far as
 * the reader sees them: gives how many, by source. 403 when they may not change all of these; the
 * documents' own guards may refuse too. Call it inside a transaction.
 */
export async function handOverDocuments(strapi: Core.Strapi, reader: Reader, sources: readonly Source[], parties: DocumentsHandOver): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const source of sources) {
    if (source.handedOver && reader.can('read', source.contentType)) moved[source.key] = await handOverSource(strapi, reader, source, parties);
  }
  return moved;
}

async function handOverSource(strapi: Core.Strapi, reader: Reader, source: Source, { from, to, person }: DocumentsHandOver): Promise<number> {
  const { contentType, state, states, persons } = source;
  const roles = Object.values(source.roles);
  const open = Object.keys(states).filter((value) => states[value].open);
  const rows: Row[] = await strapi.db.query(contentType).findMany({
    where: { [state]: { $in: open }, $or: roles.map((role) => ({ [role]: { documentId: from } })) },
    populate: Object.fromEntries(roles.map((role) => [role, { select: ['documentId'] }])),
  });
  const readable = await reader.keep('read', contentType, rows.map(({ documentId }) => documentId));
  const chosen = rows.filter(({ documentId }) => readable.has(documentId));
  await assertMayMove(reader, source, chosen);
  for (const row of chosen) {
    const held = roles.filter((role) => (row[role] as Row | null)?.documentId === from);
    const data = { ...Object.fromEntries(held.map((role) => [role, to])), ...(persons ? { [persons]: { connect: [{ documentId: person }] } } : {}) };
    await strapi.documents(contentType as 'plugin::crm-contacts.contact').update({ documentId: row.documentId, data: data as never });
  }
  return chosen.length;
}

async function assertMayMove(reader: Reader, { contentType, roles, persons }: Source, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const writable = await reader.keep('update', contentType, rows.map(({ documentId }) => documentId));
  const fields = [...Object.values(roles), ...(persons ? [persons] : [])];
  if (writable.size < rows.length || !fields.every((field) => reader.can('update', contentType, undefined, field))) {
    throw forbidden('You may not move all open documents of this contact');
  }
}
