import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Objection } from './errors';
import { isInternal } from './schema';

interface Model {
  attributes: Record<string, unknown>;
  config?: { metadatas?: Record<string, { edit?: { editable?: boolean } }> };
}

/** What Strapi itself writes into a row. */
const KEPT_BY_STRAPI = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

/** No data of a row, whoever writes: Strapi's own callers hand in creators and `publishedAt`, but never these. */
const NEVER_GIVEN = ['id', 'documentId', 'createdAt', 'updatedAt'];

/** Objections to keys of a row's data that are no attribute of its type. */
export function unknownAttributes(strapi: Core.Strapi, uid: string, data: object, refused: readonly string[] = NEVER_GIVEN): Objection[] {
  const { attributes } = strapi.getModel(uid as never) as unknown as Model;
  const known = new Set(Object.keys(attributes).filter((name) => !refused.includes(name)));
  const unknown = Object.keys(data).filter((name) => !known.has(name));
  return unknown.map((name) => ({ field: name, reason: 'unknown', message: `${name} is not known here` }));
}

/** The same for data that a caller sends as it stands, where Strapi adds nothing. */
export const unknownInRequest = (strapi: Core.Strapi, uid: string, data: object): Objection[] => unknownAttributes(strapi, uid, data, KEPT_BY_STRAPI);

/** The Content Manager's form sends the row as it was read, with what nobody writes: that is left out. */
export function dropReadBack(data: Record<string, unknown>): void {
  for (const name of NEVER_GIVEN) delete data[name];
}

/**
 * A row that an own endpoint makes on the way (`newPerson`): the keys of `shape`, and what people type into the
 * type's form. Not what a service writes (a number, a stage), nor `except`, which the endpoint takes under another name.
 */
export function newRow<Shape extends z.ZodRawShape>(uid: string, shape: Shape, except: readonly string[] = []) {
  // Its attributes are known once Strapi has loaded the types; extensions of the host are among them.
  return z.lazy(() => {
    const typed = typedAttributes(strapi.getModel(uid as never) as unknown as Model).filter((name) => !except.includes(name));
    const attributes: Record<string, z.ZodOptional<z.ZodUnknown>> = Object.fromEntries(typed.map((name) => [name, z.unknown().optional()]));
    return z.strictObject({ ...attributes, ...shape });
  });
}

function typedAttributes({ attributes, config }: Model): string[] {
  return Object.keys(attributes).filter(
    (name) => !KEPT_BY_STRAPI.includes(name) && !isInternal(attributes[name]) && config?.metadatas?.[name]?.edit?.editable !== false
  );
}
