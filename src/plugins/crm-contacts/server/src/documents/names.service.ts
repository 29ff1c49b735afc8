import type { Core } from '@strapi/strapi';
import type { DocumentName } from '../../../contracts/workflow';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { isVoid, type Source } from './source.rules';

interface Row {
  documentId: string;
  [attribute: string]: unknown;
}

/** What other features say of single documents, as far as a reader may read them. */
export function namesService(strapi: Core.Strapi, sources: () => Source[]) {
  const named = (isShown: IsShown, { key, contentType, names, number }: Source, row: Row | null): DocumentName => ({
    source: key,
    contentType,
    names: names.one,
    documentId: row?.documentId ?? null,
    number: row && isShown(row.documentId, number) ? ((row[number] ?? null) as string | null) : null,
  });

  return {
    /**
     * Documents by `source/documentId`: without number and id where they are gone or hidden, absent where the reader may
     * read none of that kind. One statement per kind.
     */
    async namesOf(reader: Reader, refs: { source: string; documentId: string }[]): Promise<Map<string, DocumentName>> {
      const found = new Map<string, DocumentName>();
      for (const source of sources()) {
        const ids = refs.filter((ref) => ref.source === source.key).map(({ documentId }) => documentId);
        if (ids.length === 0 || !reader.can('read', source.contentType)) continue;
        const condition = reader.where('read', source.contentType);
        const among = { documentId: { $in: ids } };
        const rows: Row[] = await strapi.db.query(source.contentType).findMany({ where: condition ? { $and: [among, condition] } : among, select: ['documentId', source.number] });
        const isShown = await fieldsOf(strapi, reader, source.contentType, rows.map(({ documentId }) => documentId));
        for (const id of ids) found.set(`${source.key}/${id}`, named(isShown, source, rows.find(({ documentId }) => documentId === id) ?? null));
      }
      return found;
    },

    /** The newest document of a source that is for this contact (row id) and is not void, of those made after `since`; null: none that the reader may read. */
    async newestCounting(reader: Reader, key: string, contact: number, since?: Date): Promise<DocumentName | null> {
      const source = sources().find((each) => each.key === key);
      if (!source || !reader.can('read', source.contentType)) return null;
      const counted = Object.keys(source.states).filter((state) => !isVoid(source, state));
      const where = { [source.partyAttribute]: { id: contact }, [source.state]: { $in: counted }, ...(since ? { createdAt: { $gt: since } } : {}) };
      const condition = reader.where('read', source.contentType);
      const [row]: Row[] = await strapi.db.query(source.contentType).findMany({
        where: condition ? { $and: [where, condition] } : where, select: ['documentId', source.number], orderBy: { id: 'desc' }, limit: 1,
      });
      return row ? named(await fieldsOf(strapi, reader, source.contentType, [row.documentId]), source, row) : null;
    },
  };
}

export type NamesService = ReturnType<typeof namesService>;
