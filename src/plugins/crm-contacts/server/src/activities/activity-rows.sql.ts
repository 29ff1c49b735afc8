import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ActivityRow, Attachment } from '../../../contracts/activities';
import { dialectOf, preparedRows, readJson } from '../kernel/dialect';
import { linkTable } from '../kernel/rights/files/places';
import type { Reader } from '../kernel/rights/reader';
import { permittedRows, schemaOf, sql, type Sql } from '../kernel/sql';
import { ADMIN_USER, FILE, UID } from '../kernel/uids';
import type { StoredUser } from '../kernel/user-name';

export type Named = { documentId: string };

/** A file with its stored address, and when it was changed (milliseconds since 1970). */
export interface StoredFile extends Attachment {
  changedAt: number | null;
}

/** An activity with what it is related to, whether or not a reader may see all of it. */
export interface StoredActivity {
  id: number;
  documentId: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  startsAt: string | null;
  endsAt: string | null;
  dueOn: string | null;
  resubmitOn: string | null;
  state: ActivityRow['state'];
  notes: unknown;
  /** Whether the reader may change it. */
  mayUpdate: boolean;
  responsible: StoredUser[];
  participants: StoredUser[];
  contacts: Named[];
  persons: Named[];
  followUpOf: Named[];
  followUps: Named[];
  attachments: StoredFile[];
  [attribute: string]: unknown;
}

const PLAIN = ['type', 'subject', 'dueOn', 'resubmitOn', 'state', 'priority', 'outcome', 'notes', 'remindMinutes', 'documentType', 'documentRef', 'seriesRule'];
const INSTANTS = ['createdAt', 'updatedAt', 'startsAt', 'endsAt'];
const FLAGS = ['allDay', 'private', 'keepUntilDone'];
const USER = { documentId: 'document_id', firstname: 'firstname', lastname: 'lastname', username: 'username' };

/** What is read of the related rows: attribute, type, its columns by the key of the answer. */
const RELATED: [attribute: string, uid: string, columns: Record<string, string>][] = [
  ['responsible', ADMIN_USER, USER],
  ['participants', ADMIN_USER, USER],
  ['contacts', UID.contact, { documentId: 'document_id', name: 'name' }],
  ['persons', UID.person, { documentId: 'document_id', fullName: 'full_name' }],
  ['followUpOf', UID.activity, { documentId: 'document_id', subject: 'subject' }],
];

/** The rows with these ids, in no order. One statement. */
export function readActivities(strapi: Core.Strapi, reader: Reader, ids: number[]): Promise<StoredActivity[]> {
  const among = dialectOf(strapi).idList(ids);
  return readRows(strapi, reader, [], sql(`${schemaOf(strapi, UID.activity).name} a WHERE a.id IN (${among.sql})`, among.binding));
}

/** Where an activity stands in a list. `at`: milliseconds since 1970. */
export interface PlacedActivity extends StoredActivity {
  at: number;
  key: string;
}

/** The rows at these places (id, at, key), the latest first. One statement. */
export async function readPlaced(strapi: Core.Strapi, reader: Reader, { text, bindings }: Sql): Promise<PlacedActivity[]> {
  const { orderedJoin } = dialectOf(strapi);
  const source = sql(`(${text}) w ${orderedJoin} ${schemaOf(strapi, UID.activity).name} a ON a.id = w.id ORDER BY w.at DESC, w.key DESC`, ...bindings);
  const rows = (await readRows(strapi, reader, ['w.at AS at', 'w.key AS key'], source)) as PlacedActivity[];
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** Activities `a` of a source, each with the columns `more` beside its own. */
async function readRows(strapi: Core.Strapi, reader: Reader, more: string[], source: Sql): Promise<StoredActivity[]> {
  const { column } = schemaOf(strapi, UID.activity);
  const { epochMillis } = dialectOf(strapi);
  const updatable = reader.can('update', UID.activity) ? permittedRows(strapi, reader, UID.activity, 'a', undefined, 'update') : sql('1 = 0');
  const columns = [
    'a.id',
    'a.document_id AS "documentId"',
    ...[...PLAIN, ...FLAGS].map((name) => `a.${column(name)} AS "${name}"`),
    ...INSTANTS.map((name) => `${epochMillis(`a.${column(name)}`)} AS "${name}"`),
    ...RELATED.map(([attribute, uid, shown]) => `${related(strapi, attribute, uid, shown)} AS "${attribute}"`),
    `${followUps(strapi)} AS "followUps"`,
    `${attachments(strapi)} AS "attachments"`,
    `CASE WHEN ${updatable?.text ?? '1 = 1'} THEN 1 ELSE 0 END AS "mayUpdate"`,
    ...more,
  ];
  const bindings = [...(updatable?.bindings ?? []), ...source.bindings] as Knex.RawBinding[];
  const rows = await preparedRows<Record<string, unknown>>(strapi, `SELECT ${columns.join(', ')} FROM ${source.text}`, bindings);
  return rows.map(storedActivity);
}

/** Subquery for the rows behind a relation as a JSON array, in their order. */
function related(strapi: Core.Strapi, attribute: string, uid: string, columns: Record<string, string>): string {
  const { jsonArray, jsonObject } = dialectOf(strapi);
  const link = schemaOf(strapi, UID.activity).link(attribute);
  const shown = Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `t.${column}`]));
  return `(SELECT ${jsonArray('o.row')} FROM (
    SELECT ${jsonObject(shown)} AS row FROM ${link.table} l JOIN ${schemaOf(strapi, uid).name} t ON t.id = l.${link.target}
    WHERE l.${link.own} = a.id ORDER BY l.${link.order}) o)`;
}

/** Subquery for what follows an activity, as a JSON array. */
function followUps(strapi: Core.Strapi): string {
  const { jsonArray, jsonObject } = dialectOf(strapi);
  const { name: table, link } = schemaOf(strapi, UID.activity);
  const followed = link('followUpOf');
  return `(SELECT ${jsonArray('o.row')} FROM (
    SELECT ${jsonObject({ documentId: 't.document_id', subject: 't.subject' })} AS row FROM ${followed.table} l JOIN ${table} t ON t.id = l.${followed.own}
    WHERE l.${followed.target} = a.id ORDER BY t.id) o)`;
}

/** Subquery for the files of an activity as a JSON array, in their order. */
function attachments(strapi: Core.Strapi): string {
  const { epochMillis, jsonArray, jsonObject } = dialectOf(strapi);
  const shown = { documentId: 't.document_id', name: 't.name', url: 't.url', size: 't.size', changedAt: epochMillis('t.updated_at') };
  return `(SELECT ${jsonArray('o.row')} FROM (
    SELECT ${jsonObject(shown)} AS row FROM ${linkTable(strapi)} l JOIN ${schemaOf(strapi, FILE).name} t ON t.id = l.file_id
    WHERE l.related_id = a.id AND l.related_type = '${UID.activity}' AND l.field = 'attachments' ORDER BY l."order") o)`;
}

function storedActivity(row: Record<string, unknown>): StoredActivity {
  const read = (names: string[], as: (value: unknown) => unknown) => names.map((name) => [name, row[name] === null ? null : as(row[name])]);
  return {
    ...row,
    ...Object.fromEntries([
      ...read(INSTANTS, (millis) => new Date(Number(millis)).toISOString()),
      ...read([...FLAGS, 'mayUpdate'], Boolean),
      ...read(['notes', 'followUps', 'attachments', ...RELATED.map(([attribute]) => attribute)], readJson),
    ]),
  } as StoredActivity;
}
