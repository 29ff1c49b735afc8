import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { attributesOf } from '../../model';
import { FILE } from '../../uids';
import { guardedTypes } from '../type-rights';

/** Where files hang on the rows of a guarded type: on the row itself or on a component of it. */
export interface Place {
  uid: string;
  /** The attribute as roles know it: `photo`, of a component `lines.picture`. */
  path: string;
  /** Links of files to the rows with these ids; null: to all rows. */
  links(rows: Knex.QueryBuilder | null): Knex.QueryBuilder;
}

interface Relation {
  joinTable: { name: string };
}

/** The table in which the media library keeps what files hang on. */
export function linkTable(strapi: Core.Strapi): string {
  return (strapi.db.metadata.get(FILE).attributes.related as unknown as Relation).joinTable.name;
}

const known = new WeakMap<Core.Strapi, Place[]>();

/** Every media attribute of every guarded type, components included. */
export function guardedPlaces(strapi: Core.Strapi): Place[] {
  const places = known.get(strapi) ?? guardedTypes().flatMap((uid) => placesOf(strapi, uid));
  known.set(strapi, places);
  return places;
}

function placesOf(strapi: Core.Strapi, uid: string): Place[] {
  return Object.entries(attributesOf(strapi, uid)).flatMap(([name, { type, component, components = [] }]): Place[] => {
    if (type === 'media') return [{ uid, path: name, links: (rows) => among(linksFrom(strapi).where({ related_type: uid, field: name }), 'related_id', rows) }];
    return [...(component ? [component] : []), ...components].flatMap((part) => {
      const partsOf = (rows: Knex.QueryBuilder | null) => among(partsFrom(strapi, uid, name).where({ component_type: part, field: name }), 'entity_id', rows);
      return placesOf(strapi, part).map(({ path, links }) => ({ uid, path: `${name}.${path}`, links: (rows: Knex.QueryBuilder | null) => links(partsOf(rows)) }));
    });
  });
}

/** A link without a file would make `NOT IN` true of nothing. */
const linksFrom = (strapi: Core.Strapi) => strapi.db.connection(linkTable(strapi)).select('file_id').whereNotNull('file_id');

const partsFrom = (strapi: Core.Strapi, uid: string, name: string) =>
  strapi.db.connection((strapi.db.metadata.get(uid).attributes[name] as unknown as Relation).joinTable.name).select('cmp_id');

const among = (query: Knex.QueryBuilder, column: string, rows: Knex.QueryBuilder | null) => (rows ? query.whereIn(column, rows.clone()) : query);

const parts = new WeakMap<Core.Strapi, Set<string>>();

/** Components that are a part of guarded rows, as a line is of a document. */
export function guardedParts(strapi: Core.Strapi): ReadonlySet<string> {
  const found = parts.get(strapi) ?? new Set(guardedTypes().flatMap((uid) => componentsOf(strapi, uid)));
  parts.set(strapi, found);
  return found;
}

function componentsOf(strapi: Core.Strapi, uid: string): string[] {
  return Object.values(attributesOf(strapi, uid)).flatMap(({ component, components }) =>
    [...(component ? [component] : []), ...(components ?? [])].flatMap((part) => [part, ...componentsOf(strapi, part)])
  );
}
