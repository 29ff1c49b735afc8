import type { Core } from '@strapi/strapi';
import type { UserName } from '../../../contracts/contacts';
import { dialectOf, preparedRows } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { ADMIN_USER, UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';

/** A contact with what its window shows of its neighbours, in the names of attributes. */
export interface ContactRow {
  id: number;
  documentId: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  stageSince: number | null;
  owner: UserName | null;
  deputy: UserName | null;
  person: { documentId: string; fullName: string } | null;
  successor: { documentId: string; name: string } | null;
  lastStageChange: { documentId: string; reason: string | null; changedAt: number; changedBy: string | null } | null;
  /** Plain columns as the database has them: days as `YYYY-MM-DD`, JSON as text or parsed. */
  [attribute: string]: unknown;
}

const LINKED = {
  owner: { target: ADMIN_USER, columns: ['firstname', 'lastname', 'username'] },
  deputy: { target: ADMIN_USER, columns: ['firstname', 'lastname', 'username'] },
  person: { target: UID.person, columns: ['full_name'] },
  successor: { target: UID.contact, columns: ['name'] },
} as const;

/** One statement; null when there is no such contact. Says nothing about rights. */
export async function readContactRow(strapi: Core.Strapi, documentId: string): Promise<ContactRow | null> {
  const dialect = dialectOf(strapi);
  const parts = Object.entries(LINKED).map(([name, { target, columns }]) => {
    const link = linkOf(strapi, UID.contact, name);
    const shown = ['document_id', ...columns].map((column) => `${name}.${column} AS ${name}_${column}`).join(', ');
    const join = `LEFT JOIN ${link.table} ${name}_link ON ${name}_link.${link.own} = c.id LEFT JOIN ${tableOf(strapi, target)} ${name} ON ${name}.id = ${name}_link.${link.target}`;
    return { shown, join };
  });
  const change = latestChange(strapi);
  const millis = ['updated_at', 'stage_since'].map((column) => `${dialect.epochMillis(`c.${column}`)} AS ${column}_millis`).join(', ');
  const plain = plainColumns(strapi).map(([column]) => `c."${column}"`);
  const sql = `SELECT ${plain.join(', ')}, ${millis}, ${dialect.epochMillis('h.changed_at')} AS change_at, h.reason AS change_reason, h.document_id AS change_document_id,
      u.firstname AS change_firstname, u.lastname AS change_lastname, u.username AS change_username, ${parts.map(({ shown }) => shown).join(', ')}
    FROM ${tableOf(strapi, UID.contact)} c ${parts.map(({ join }) => join).join(' ')} ${change}
    WHERE c.document_id = ?`;
  const [row] = await preparedRows<Record<string, unknown>>(strapi, sql, [documentId]);
  return row ? shaped(strapi, row) : null;
}

/** The columns of a contact's own row, each with its attribute. */
function plainColumns(strapi: Core.Strapi): [column: string, attribute: string][] {
  const { attributes } = strapi.db.metadata.get(UID.contact) as unknown as { attributes: Record<string, { columnName?: string }> };
  return Object.entries(attributes).flatMap(([attribute, { columnName }]) => (columnName ? [[columnName, attribute]] : []));
}

/** The history's newest row, by whom. */
function latestChange(strapi: Core.Strapi): string {
  const table = tableOf(strapi, UID.stageChange);
  const contact = linkOf(strapi, UID.stageChange, 'contact');
  const user = linkOf(strapi, UID.stageChange, 'changedBy');
  return `LEFT JOIN ${table} h ON h.id = (SELECT s.id FROM ${table} s JOIN ${contact.table} sc ON sc.${contact.own} = s.id
      WHERE sc.${contact.target} = c.id ORDER BY s.changed_at DESC, s.id DESC LIMIT 1)
    LEFT JOIN ${user.table} hu ON hu.${user.own} = h.id LEFT JOIN ${tableOf(strapi, ADMIN_USER)} u ON u.id = hu.${user.target}`;
}

function shaped(strapi: Core.Strapi, row: Record<string, unknown>): ContactRow {
  const plain = Object.fromEntries(plainColumns(strapi).map(([column, attribute]) => [attribute, row[column]]));
  const text = (column: string) => (row[column] ?? null) as string | null;
  const user = (name: string, id: string) =>
    userName({ documentId: id, firstname: text(`${name}_firstname`), lastname: text(`${name}_lastname`), username: text(`${name}_username`) });
  const linked = <Made>(name: string, make: (documentId: string) => Made) => (text(`${name}_document_id`) ? make(text(`${name}_document_id`) as string) : null);
  return {
    ...plain,
    id: Number(row.id),
    documentId: String(row.document_id),
    updatedAt: Number(row.updated_at_millis),
    stageSince: row.stage_since_millis === null ? null : Number(row.stage_since_millis),
    owner: linked('owner', (id) => user('owner', id)),
    deputy: linked('deputy', (id) => user('deputy', id)),
    person: linked('person', (documentId) => ({ documentId, fullName: text('person_full_name') ?? '' })),
    successor: linked('successor', (documentId) => ({ documentId, name: text('successor_name') ?? '' })),
    lastStageChange: row.change_at === null ? null : {
      documentId: String(row.change_document_id),
      reason: text('change_reason'),
      changedAt: Number(row.change_at),
      changedBy: user('change', '').name || null,
    },
  };
}
