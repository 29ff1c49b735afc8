import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signed addresses end between one and two of these after they were made, so that a browser meets the same one again. */
const QUARTER = 15 * 60;

/**
 * `/uploads/a.png` as an address that opens a guarded file until it ends. `version`, when the file was changed, keeps
 * a browser from showing what it had before; it opens nothing and is not signed.
 */
export function signedPath(key: Buffer, path: string, now: Date, version?: number): string {
  const expires = String((Math.floor(now.getTime() / 1000 / QUARTER) + 2) * QUARTER);
  return `${path}?signature=${expires}.${macOf(key, path, expires)}${version === undefined ? '' : `.${version}`}`;
}

/** Seconds for which `signature` still opens the path; 0: it does not. */
export function secondsLeft(key: Buffer, path: string, signature: string, now: Date): number {
  const [, expires, mac] = /^(\d{1,12})\.([\w-]{43})(?:\.\d+)?$/.exec(signature) ?? [];
  if (!mac || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, path, expires)))) return 0;
  return Math.max(0, Math.floor(Number(expires) - now.getTime() / 1000));
}

/** One text parameter for both: `&` would have to be escaped in a drawing that shows a photo. */
const macOf = (key: Buffer, path: string, expires: string): string => createHmac('sha256', key).update(`${expires}\n${path}`).digest('base64url');
