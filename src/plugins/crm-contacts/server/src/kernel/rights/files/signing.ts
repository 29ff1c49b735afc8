import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { attributesOf } from '../../model';
import { FILE, PLUGIN } from '../../uids';
import { isMarked, type FileRow } from './guarded-files';
import { secondsLeft, signedPath } from './signature.rules';

/** Where Strapi's local provider serves what it stores; other providers have addresses and signatures of their own. */
const UPLOADS = '/uploads/';

const keys = new WeakMap<Core.Strapi, Buffer>();

/** The same in every process of the host; the secret itself signs sessions. */
function keyOf(strapi: Core.Strapi): Buffer {
  const key = keys.get(strapi) ?? Buffer.from(hkdfSync('sha256', strapi.config.get('admin.auth.secret') as string, '', `${PLUGIN}: addresses of uploads`, 32));
  keys.set(strapi, key);
  return key;
}

/** The address of a stored file for a reader who may read the row on which it hangs; it ends within half an hour. */
export function signedAddress(strapi: Core.Strapi, url: string, changedAt?: string | Date | number | null): string {
  if (!url.startsWith(UPLOADS)) return url;
  return signedPath(keyOf(strapi), url.split('?')[0], new Date(), changedAt ? new Date(changedAt).getTime() : undefined);
}

/** Seconds for which the signature opens the file of this name; 0: it does not. */
export const signatureLasts = (strapi: Core.Strapi, name: string, signature: string): number => secondsLeft(keyOf(strapi), `${UPLOADS}${name}`, signature, new Date());

/** A file as it is shown: guarded, with signed addresses. The stored one is left as it is, since it may be written back. */
export function signedFile<File extends FileRow>(strapi: Core.Strapi, file: File): File {
  if (!isSigned(file)) return file;
  const address = <Part extends { url?: string }>(part: Part): Part => (part.url ? { ...part, url: signedAddress(strapi, part.url, file.updatedAt) } : part);
  const formats = file.formats && Object.fromEntries(Object.entries(file.formats).map(([name, format]) => [name, address(format)]));
  return { ...address(file), ...(formats ? { formats } : {}), isUrlSigned: true };
}

/** Files of which only some fields were asked for do not say whether they are guarded; a signature opens others as well. */
const isSigned = (file: FileRow): boolean => [file, ...Object.values(file.formats ?? {})].some(({ url }) => url?.startsWith(UPLOADS)) && (file.provider_metadata === undefined || isMarked(file));

type Row = Record<string, unknown>;

/** Signs the files in a row of the Document Service's answer, nested ones too; the row is changed. */
export function signRow(strapi: Core.Strapi, uid: string, row: Row): void {
  if (uid === FILE) Object.assign(row, signedFile(strapi, row as FileRow));
  const attributes = attributesOf(strapi, uid);
  for (const [name, value] of Object.entries(row)) {
    if (!value || typeof value !== 'object' || !attributes[name]) continue;
    const { type, target, component } = attributes[name];
    const each = <Value>(change: (one: Row) => Value) => (Array.isArray(value) ? value.map((one) => (isRow(one) ? change(one) : one)) : isRow(value) ? change(value) : value);
    if (type === 'media') row[name] = each((file) => signedFile(strapi, file as FileRow));
    else each((one) => signNested(strapi, target ?? component ?? ((one.__component ?? one.__type) as string | undefined), one));
  }
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'id' in value;

function signNested(strapi: Core.Strapi, uid: string | undefined, row: Row): void {
  if (uid && strapi.getModel(uid as never)) signRow(strapi, uid, row);
}
