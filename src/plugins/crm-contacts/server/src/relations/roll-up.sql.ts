import type { Core } from '@strapi/strapi';
import type { UserName } from '../../../contracts/contacts';
import type { Day } from '../kernel/dates';
import type { Reader } from '../kernel/rights/reader';
import { every, isIn, permittedRows, read, sql, type Sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { ADMIN_USER, UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';

export interface CountedPersons {
  byMember: Map<string, number>;
  /** Persons at several members count once. */
  total: number;
}

/** Contact persons of companies on a day, each person once per company. Two statements. */
export async function readContactPersons(strapi: Core.Strapi, reader: Reader, companies: string[], asOf: Day): Promise<CountedPersons> {
  const company = linkOf(strapi, UID.position, 'company');
  const person = linkOf(strapi, UID.position, 'person');
  const permitted = permittedRows(strapi, reader, UID.position, 'p', 'person');
  const where = every([
    isIn('c.document_id', companies),
    sql('(p.valid_from IS NULL OR p.valid_from <= ?) AND (p.valid_to IS NULL OR p.valid_to >= ?)', asOf, asOf),
    ...(permitted ? [permitted] : []),
  ]);
  const from = `FROM ${tableOf(strapi, UID.contact)} c
    JOIN ${company.table} l ON l.${company.target} = c.id
    JOIN ${tableOf(strapi, UID.position)} p ON p.id = l.${company.own}
    JOIN ${person.table} e ON e.${person.own} = p.id
    WHERE ${where.text}`;
  const asked = (head: string, tail = ''): Sql => ({ text: `SELECT ${head} ${from} ${tail}`, bindings: where.bindings });
  const [rows, [sum]] = await Promise.all([
    read<{ member: string; count: number | string }>(strapi, asked(`c.document_id AS member, count(DISTINCT e.${person.target}) AS count`, 'GROUP BY c.document_id')),
    read<{ count: number | string }>(strapi, asked(`count(DISTINCT e.${person.target}) AS count`)),
  ]);
  return { byMember: new Map(rows.map(({ member, count }) => [member, Number(count)])), total: Number(sum.count) };
}

interface OwnerRow {
  member: string;
  documentId: string | null;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** Owners of contacts, those only that the reader may read; null: nobody. One statement. */
export async function readOwners(strapi: Core.Strapi, reader: Reader, contacts: string[]): Promise<Map<string, UserName | null>> {
  const owner = linkOf(strapi, UID.contact, 'owner');
  const permitted = permittedRows(strapi, reader, UID.contact, 'c', 'owner');
  const where = every([isIn('c.document_id', contacts), ...(permitted ? [permitted] : [])]);
  const rows = await read<OwnerRow>(strapi, {
    text: `SELECT c.document_id AS member, u.document_id AS "documentId", u.firstname, u.lastname, u.username
      FROM ${tableOf(strapi, UID.contact)} c
      LEFT JOIN ${owner.table} o ON o.${owner.own} = c.id
      LEFT JOIN ${tableOf(strapi, ADMIN_USER)} u ON u.id = o.${owner.target}
      WHERE ${where.text}`,
    bindings: where.bindings,
  });
  return new Map(rows.map(({ member, documentId, ...name }) => [member, documentId === null ? null : userName({ documentId, ...name })]));
}
