import type { Core } from '@strapi/strapi';

/** The table of a content type, for raw statements. */
export function tableOf(strapi: Core.Strapi, uid: string): string {
  return strapi.db.metadata.get(uid).tableName;
}

/** The link table of a relation attribute: `own` holds the row's id, `target` that of the related row. */
export interface Link {
  table: string;
  own: string;
  target: string;
  /** Orders the related rows of a row. */
  order: string;
}

export function linkOf(strapi: Core.Strapi, uid: string, attribute: string): Link {
  const { joinTable } = strapi.db.metadata.get(uid).attributes[attribute] as unknown as {
    joinTable: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string }; orderColumnName?: string };
  };
  return { table: joinTable.name, own: joinTable.joinColumn.name, target: joinTable.inverseJoinColumn.name, order: joinTable.orderColumnName ?? 'id' };
}
