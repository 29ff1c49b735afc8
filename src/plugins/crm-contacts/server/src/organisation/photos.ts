import type { Core } from '@strapi/strapi';
import { signedAddress } from '../kernel/rights/files/signing';
import { readableRows } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { readPhotos } from './position.sql';

/**
 * Addresses of the photos of a company's people, small ones where there are any, by the person's
 * documentId. Only for the admin panel: the content API shows files by rights of its own. One
 * statement, two under record conditions.
 */
export async function photosAt(strapi: Core.Strapi, reader: Reader, company: string): Promise<ReadonlyMap<string, string>> {
  if (reader.kind === 'api' || !reader.can('read', UID.person, undefined, 'photo')) return new Map();
  const rows = await readPhotos(strapi, company);
  const readable = rows.length === 0 || reader.conditionsOf('read', UID.person).length === 0 ? null : await readableRows(strapi, reader, UID.person, rows.map(({ person }) => person), ['photo']);
  const shown = rows.filter(({ person }) => !readable || 'photo' in (readable.get(person) ?? {}));
  return new Map(shown.map(({ person, url, formats, changedAt }) => [person, signedAddress(strapi, smallOf(formats) ?? url, Number(changedAt))]));
}

function smallOf(formats: string | null): string | undefined {
  return formats === null ? undefined : (JSON.parse(formats) as { thumbnail?: { url?: string } } | null)?.thumbnail?.url;
}
