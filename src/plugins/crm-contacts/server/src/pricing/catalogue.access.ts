import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { CatalogueState } from '../../../contracts/catalogues';
import { conflict, forbidden, refusal } from '../kernel/errors';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import { hiddenIn } from '../kernel/rights/masks';
import type { Action, Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { updatedAtOf } from './catalogues.sql';
import { dayOf } from './in-force';
import { stateOf } from './in-force.rules';

/** The catalogue, if the reader may read it; 404 otherwise. */
export const getCatalogue = (strapi: Core.Strapi, reader: Reader, documentId: string): Promise<StoredRow> => getReadable(strapi, reader, UID.priceCatalogue, documentId);

export function stateOfCatalogue(strapi: Core.Strapi, { validFrom, validTo, createdAt }: StoredRow): CatalogueState {
  const made = { validFrom: validFrom as string | null, validTo: validTo as string | null, createdAt: createdAt ? new Date(createdAt as string).getTime() : null };
  return stateOf(made, todayIn(strapi), dayOf(strapi));
}

/** 403 unless the reader may do this to entries, to each of these fields and, where roles have conditions, to each of these rows. */
export async function assertMayWriteEntries(reader: Reader, action: Exclude<Action, 'read'>, fields: readonly string[], documentIds: string[] = []): Promise<void> {
  const refused = reader.can(action, UID.priceEntry) ? fields.filter((field) => !reader.can(action, UID.priceEntry, undefined, field)) : null;
  if (refused === null) throw forbidden(`You may not ${action} prices`);
  if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')} of prices`);
  if (reader.condition(action, UID.priceEntry) === undefined || documentIds.length === 0) return;
  const kept = await reader.keep(action, UID.priceEntry, documentIds);
  if (documentIds.some((documentId) => !kept.has(documentId))) throw forbidden(`You may not ${action} some of these prices`);
}

/** 409 when catalogue or entries have changed since `seen`. Call under `lock:pricing`. */
export async function assertCatalogueUnchanged(strapi: Core.Strapi, trx: Knex.Transaction, id: number, seen: { updatedAt: string } | undefined): Promise<void> {
  if (!seen) return;
  const seenAt = Date.parse(seen.updatedAt);
  if (Number.isNaN(seenAt)) throw refusal({ field: ['seen', 'updatedAt'], reason: 'date', message: 'seen.updatedAt must be an ISO 8601 instant' });
  const changedAt = await updatedAtOf(strapi, trx, id);
  if (changedAt === seenAt) return;
  throw conflict('Somebody changed this catalogue or its prices after you opened it', { reason: 'changed', changedAt: new Date(changedAt).toISOString() });
}

/** Of these catalogues those that the reader may not read by name; such that exist no more hide nothing. No statement where the reader's roles have no conditions. */
export async function hiddenCatalogues(strapi: Core.Strapi, reader: Reader, documentIds: string[]): Promise<Set<string>> {
  const named = await hiddenIn(strapi, reader, UID.priceCatalogue, documentIds);
  const nameless = new Set(documentIds.filter((documentId) => named.get(documentId)?.has('name')));
  if (documentIds.length === 0 || reader.where('read', UID.priceCatalogue) === undefined) return nameless;
  const [existing, kept] = await Promise.all([
    strapi.db.query(UID.priceCatalogue).findMany({ select: ['documentId'], where: { documentId: { $in: documentIds } } }) as Promise<{ documentId: string }[]>,
    reader.keep('read', UID.priceCatalogue, documentIds),
  ]);
  return new Set(existing.map(({ documentId }) => documentId).filter((documentId) => !kept.has(documentId) || nameless.has(documentId)));
}
