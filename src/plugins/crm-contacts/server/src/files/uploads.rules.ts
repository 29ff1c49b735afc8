import { posix } from 'node:path';

/**
 * The name of the uploaded file that a request's path leads to, as the server of static files reads the
 * path: decoded, without detours, on some disks whatever its case. Null: it leads to none.
 */
export function uploadedFile(path: string): string | null {
  const normal = posix.normalize(`/${decoded(path).replace(/\\/g, '/')}`);
  return /^\/uploads\/./i.test(normal) ? posix.basename(normal) : null;
}

/**
 * Hashes, in small letters, of the files of the library that a name can belong to: the name without its ending, and
 * without what Strapi puts before it for smaller formats (`thumbnail_`, the host's breakpoints of today and before). On
 * some disks the case, and what follows the ending, lead to the same file.
 */
export function hashesOf(name: string): string[] {
  const small = name.toLowerCase();
  const bare = [small, small.split('.')[0], small.replace(/\.[^.]*$/, '')];
  return [...new Set(bare.flatMap((hash) => hash.split('_').map((_part, index, parts) => parts.slice(index).join('_'))))].filter((hash) => hash !== '');
}

/** What cannot be decoded is refused by that server as well. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
