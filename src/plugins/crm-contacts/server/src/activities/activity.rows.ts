import type { Core } from '@strapi/strapi';
import type { ActivityRow, Attachment } from '../../../contracts/activities';
import { settingsOf, todayIn } from '../kernel/settings';
import { signedAddress } from '../kernel/rights/files/signing';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';
import { readActivities, type Named, type StoredActivity, type StoredFile } from './activity-rows.sql';
import { dayOf, DAYS, excerptOf } from './activity.rules';

const PLAIN = ['type', 'subject', 'startsAt', 'endsAt', 'allDay', 'dueOn', 'resubmitOn', 'state', 'priority', 'outcome', 'private', 'keepUntilDone', 'remindMinutes', 'documentType', 'documentRef', 'seriesRule'] as const;

/**
 * Activities as the reader may see them, by row id: each field under its right, related rows by name as
 * far as they may be read. The number of statements does not depend on how many there are.
 */
export async function activityRows(strapi: Core.Strapi, reader: Reader, ids: number[]): Promise<Map<number, ActivityRow>> {
  return ids.length === 0 ? new Map() : shownActivities(strapi, reader, await readActivities(strapi, reader, ids));
}

/** The same of rows that are read already. */
export async function shownActivities(strapi: Core.Strapi, reader: Reader, rows: StoredActivity[]): Promise<Map<number, ActivityRow>> {
  const [isShown, contacts, persons, followed] = await Promise.all([
    fieldsOf(strapi, reader, UID.activity, rows.map(({ documentId }) => documentId)),
    keptOf(strapi, reader, UID.contact, rows, ['contacts'], 'name'),
    keptOf(strapi, reader, UID.person, rows, ['persons'], 'fullName'),
    keptOf(strapi, reader, UID.activity, rows, ['followUpOf', 'followUps'], 'subject'),
  ]);
  const timeZone = settingsOf(strapi).timeZone;
  const now = todayIn(strapi);
  return new Map(
    rows.map((row) => {
      const may = (field: string) => isShown(row.documentId, field);
      // What is hidden gives no day away: the next one that may be read does, at last that of its making.
      const day = dayOf({ ...row, ...Object.fromEntries(DAYS.filter((name) => !may(name)).map((name) => [name, null])) }, timeZone);
      const shown: ActivityRow = {
        documentId: row.documentId,
        updatedAt: row.updatedAt,
        day,
        overdue: row.state === 'open' && day < now && may('state'),
        mayUpdate: row.mayUpdate,
        ...Object.fromEntries(PLAIN.filter(may).map((name) => [name, row[name]])),
        ...(may('notes') ? { excerpt: excerptOf(row.notes) } : {}),
        ...(may('responsible') ? { responsible: row.responsible.map(userName)[0] ?? null } : {}),
        ...(may('participants') ? { participants: row.participants.map(userName) } : {}),
        ...(may('contacts') ? { contacts: listOf(row.contacts, contacts) } : {}),
        ...(reader.kind === 'admin' && may('attachments') ? { attachments: row.attachments.map((file) => attachment(strapi, file)) } : {}),
        ...(may('persons') ? { persons: listOf(row.persons, persons) } : {}),
        ...(may('followUpOf') ? { followUpOf: listOf<NonNullable<ActivityRow['followUpOf']>>(row.followUpOf, followed)[0] ?? null } : {}),
        ...(may('followUpOf') ? { followUps: listOf<NonNullable<ActivityRow['followUpOf']>>(row.followUps, followed) } : {}),
      };
      return [row.id, shown];
    })
  );
}

/** A file as who may read its activity opens it. */
function attachment(strapi: Core.Strapi, { changedAt, ...file }: StoredFile): Attachment {
  return { ...file, url: signedAddress(strapi, file.url, changedAt === null ? null : Number(changedAt)) };
}

/** Of the rows behind relations those that the reader may read by their name. */
async function keptOf(strapi: Core.Strapi, reader: Reader, uid: string, rows: StoredActivity[], relations: ('contacts' | 'persons' | 'followUpOf' | 'followUps')[], name: string): Promise<Set<string>> {
  const ids = [...new Set(rows.flatMap((row) => relations.flatMap((relation) => row[relation].map(({ documentId }) => documentId))))];
  if (ids.length === 0 || !reader.can('read', uid, undefined, name)) return new Set();
  const [kept, isShown] = await Promise.all([reader.keep('read', uid, ids), fieldsOf(strapi, reader, uid, ids)]);
  return new Set([...kept].filter((documentId) => isShown(documentId, name)));
}

const listOf = <Shown extends Named>(rows: Named[], kept: Set<string>) => rows.filter(({ documentId }) => kept.has(documentId)) as Shown[];
