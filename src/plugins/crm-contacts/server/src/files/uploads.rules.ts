import { posix } from 'node:path';

/**
 * The name of the uploaded file that a request's path leads to, as the server of static files reads the
 * path: decoded, without detours, on some disks whatever its case. Null: it leads to none.
 */
export function uploadedFile(path: string): string | null {
  const normal = posix.normalize(`/${decoded(path).replace(/\\/g, '/')}`);
  return /^\/uploads\/./i.test(normal) ? posix.basename(normal) : null;
}

/** What cannot be decoded is refused by that server as well. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
