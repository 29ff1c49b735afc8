import type { Core } from '@strapi/strapi';
import type { ActivityRow } from '../../../contracts/activities';
import { settingsOf, todayIn } from '../kernel/settings';
import type { Reader } from '../kernel/reader';
import { UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';
import { dayOf, excerptOf } from './activity.rules';

interface StoredUser {
  documentId: string;
  firstname: string | null;
  lastname: string | null;
}

interface StoredActivity {
  id: number;
  documentId: string;
  updatedAt: string;
  createdAt: string;
  startsAt: string | null;
  dueOn: string | null;
  resubmitOn: string | null;
  state: ActivityRow['state'];
  [attribute: string]: unknown;
}

const PLAIN = ['type', 'subject', 'startsAt', 'endsAt', 'allDay', 'dueOn', 'resubmitOn', 'state', 'priority', 'outcome', 'private'] as const;

/**
 * Activities as the reader may see them, by row id: each field under its right, related rows by name as
 * far as they may be read. The number of statements does not depend on how many there are.
 */
export async function activityRows(strapi: Core.Strapi, reader: Reader, ids: number[]): Promise<Map<number, ActivityRow>> {
  if (ids.length === 0) return new Map();
  const may = (field: string) => reader.can('read', UID.activity, undefined, field);
  const users = { select: ['documentId', 'firstname', 'lastname'] };
  const populate = {
    ...(may('responsible') ? { responsible: users } : {}),
    ...(may('participants') ? { participants: users } : {}),
    ...(may('contacts') ? { contacts: { select: ['documentId', 'name'] } } : {}),
    ...(may('persons') ? { persons: { select: ['documentId', 'fullName'] } } : {}),
    ...(may('followUpOf') ? { followUpOf: { select: ['documentId', 'subject'] } } : {}),
  };
  const rows: StoredActivity[] = await strapi.db.query(UID.activity).findMany({ where: { id: { $in: ids } }, populate });
  const [contacts, persons, followed, updatable] = await Promise.all([
    keptOf(reader, UID.contact, rows, 'contacts', 'name'),
    keptOf(reader, UID.person, rows, 'persons', 'fullName'),
    keptOf(reader, UID.activity, rows, 'followUpOf', 'subject'),
    reader.keep('update', UID.activity, rows.map(({ documentId }) => documentId)),
  ]);
  const timeZone = settingsOf(strapi).timeZone;
  const now = todayIn(strapi);
  return new Map(
    rows.map((row) => {
      const day = dayOf(row, timeZone);
      const shown: ActivityRow = {
        documentId: row.documentId,
        updatedAt: row.updatedAt,
        day,
        overdue: row.state === 'open' && day < now && may('state'),
        mayUpdate: updatable.has(row.documentId),
        ...Object.fromEntries(PLAIN.filter(may).map((name) => [name, row[name]])),
        ...(may('notes') ? { excerpt: excerptOf(row.notes) } : {}),
        ...(may('responsible') ? { responsible: row.responsible ? userName(row.responsible as StoredUser) : null } : {}),
        ...(may('participants') ? { participants: (row.participants as StoredUser[]).map(userName) } : {}),
        ...(may('contacts') ? { contacts: listOf(row.contacts, contacts) } : {}),
        ...(may('persons') ? { persons: listOf(row.persons, persons) } : {}),
        ...(may('followUpOf') ? { followUpOf: listOf<NonNullable<ActivityRow['followUpOf']>>(row.followUpOf, followed)[0] ?? null } : {}),
      };
      return [row.id, shown];
    })
  );
}

type Named = { documentId: string };

const namedIn = (value: unknown): Named[] => (Array.isArray(value) ? value : value ? [value] : []) as Named[];

/** Of the rows behind a relation those that the reader may read by their name. */
async function keptOf(reader: Reader, uid: string, rows: StoredActivity[], relation: string, name: string): Promise<Set<string>> {
  const ids = [...new Set(rows.flatMap((row) => namedIn(row[relation]).map(({ documentId }) => documentId)))];
  if (ids.length === 0 || !reader.can('read', uid, undefined, name)) return new Set();
  return reader.keep('read', uid, ids);
}

function listOf<Shown extends Named>(value: unknown, kept: Set<string>): Shown[] {
  const rows = namedIn(value).filter(({ documentId }) => kept.has(documentId)) as (Shown & { id?: number })[];
  return rows.map(({ id: _id, ...row }) => row as unknown as Shown);
}
