import type { Core } from '@strapi/strapi';
import { attributesOf } from '../model';
import type { Action, Reader, Where } from './reader';
import { scopeCondition } from './row-scope';

/** What a reader may do with one row and its attributes. */
export interface Judge {
  may(action: Action, field?: string): boolean;
  /** Of `fields` those on which the action is allowed. */
  granted<Field extends string>(action: Action, fields: readonly Field[]): Set<Field>;
}

/**
 * The rights on one row; null when the reader may not see it. No statement where the roles have no
 * conditions: whether the row exists is then for the caller to find out.
 */
export async function judgeOf(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string): Promise<Judge | null> {
  if (!reader.can('read', uid)) return null;
  const visible = reader.where('read', uid);
  const conditions = (['read', 'update', 'delete'] as const).flatMap((action) => reader.conditionsOf(action, uid));
  if (!visible && conditions.length === 0) return judge(reader, uid, undefined);
  const row = await strapi.db.query(uid).findOne({
    where: visible ? { $and: [{ documentId }, visible] } : { documentId },
    populate: relationsIn(strapi, uid, conditions),
  });
  return row && reader.can('read', uid, row) ? judge(reader, uid, row) : null;
}

/**
 * Whether the reader may know that the row exists: users of the panel by reading it. A token that may only change
 * contacts names them without reading any; what no site gets at all (private activities) it does not know either.
 */
export async function mayKnow(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string): Promise<boolean> {
  if (reader.kind !== 'api') return (await reader.keep('read', uid, [documentId])).has(documentId);
  const reached = scopeCondition(strapi, reader, 'read', uid);
  return !reached || (await strapi.db.query(uid).count({ where: { $and: [{ documentId }, reached] } })) > 0;
}

function judge(reader: Reader, uid: string, row: object | undefined): Judge {
  const may: Judge['may'] = (action, field) => reader.can(action, uid, row, field);
  return { may, granted: (action, fields) => new Set(fields.filter((field) => may(action, field))) };
}

type Populate = { [relation: string]: true | { populate: Populate } };

/** The relations that conditions look at, as deep as they do: the permission engine judges loaded rows only. */
export function relationsIn(strapi: Core.Strapi, uid: string, conditions: unknown): Populate {
  const attributes = attributesOf(strapi, uid);
  // By relation, what the conditions ask of its rows: several of them may look at the same relation.
  const asked = new Map<string, unknown[]>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk);
    if (!part || typeof part !== 'object') return;
    for (const [path, value] of Object.entries(part)) {
      const [name, ...rest] = path.split('.');
      const { type, target } = attributes[name] ?? {};
      if (type !== 'relation' || !target) walk(value);
      else asked.set(name, [...(asked.get(name) ?? []), rest.length > 0 ? { [rest.join('.')]: value } : value]);
    }
  };
  walk(conditions as Where);
  return Object.fromEntries([...asked].map(([name, parts]) => [name, { populate: relationsIn(strapi, attributes[name].target as string, parts) }]));
}
