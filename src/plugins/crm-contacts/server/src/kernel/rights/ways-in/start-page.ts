import type { Core } from '@strapi/strapi';
import { currentReader, isUnconditional, type Reader } from '../reader';
import { guardedTypes } from '../type-rights';

interface HomepageService {
  getCountDocuments(): Promise<{ published: number }>;
}

/** The panel's start page counts the rows of every type that a user may read at all; here without the rows that the user may not. */
export function narrowStartPage(strapi: Core.Strapi): void {
  const homepage = strapi.plugin('content-manager').service('homepage') as unknown as HomepageService;
  const { getCountDocuments } = homepage;
  homepage.getCountDocuments = async () => {
    const counts = await getCountDocuments.call(homepage);
    const reader = currentReader(strapi);
    if (!reader) return counts;
    const types = guardedTypes().filter((uid) => reader.can('read', uid));
    const hidden = await Promise.all(types.map((uid) => hiddenRows(strapi, reader, uid)));
    return { ...counts, published: hidden.reduce((rest, count) => rest - count, counts.published) };
  };
}

async function hiddenRows(strapi: Core.Strapi, reader: Reader, uid: string): Promise<number> {
  const where = reader.where('read', uid);
  if (isUnconditional(where)) return 0;
  const [all, readable] = [await strapi.db.query(uid).count(), await strapi.db.query(uid).count({ where })];
  return all - readable;
}
