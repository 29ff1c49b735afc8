import type { Core } from '@strapi/strapi';
import type { Entity } from '../../../contracts/finding';
import { declareMasks } from '../kernel/rights/masks';
import type { Reader, Where } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { FIELDS } from './fields.rules';
import { fieldNamesIn } from './filters.rules';
import { scopeOf } from './scope.sql';

interface Row {
  id: number;
  entity: Entity | null;
  filters: unknown;
}

/** The text of a filter tells the values that its maker asked for: it is hidden from who may not read one of its fields. */
export const declareFolderMasks = (): void => declareMasks(UID.folder, [{ attributes: ['filters'], readableIn: readableFilters }]);

async function readableFilters(strapi: Core.Strapi, reader: Reader): Promise<Where> {
  const shown = (['contact', 'person'] as const).map((entity): [Entity, Set<string>] => [entity, new Set(scopeOf(strapi, reader, entity)?.fields.map(({ name }) => name))]);
  if (shown.every(([entity, names]) => FIELDS[entity].every(({ name }) => names.has(name)))) return undefined;
  const fields = new Map(shown);
  const rows: Row[] = await strapi.db.query(UID.folder).findMany({ select: ['id', 'entity', 'filters'] });
  const hidden = rows.filter(({ entity, filters }) => fieldNamesIn(filters).some((name) => !fields.get(entity ?? 'contact')?.has(name)));
  return hidden.length > 0 ? { id: { $notIn: hidden.map(({ id }) => id) } } : undefined;
}
