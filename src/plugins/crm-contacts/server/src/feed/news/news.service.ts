import type { Core } from '@strapi/strapi';
import type { ActivityRow } from '../../../../contracts/activities';
import { MOST_UNREAD, type News, type NewsContact, type NewsEntry, type NewsQuery } from '../../../../contracts/feed';
import { dayIn } from '../../kernel/dates';
import { forbidden, refusal } from '../../kernel/errors';
import { fieldsOf } from '../../kernel/rights/masks';
import { pickerOf, type Picker } from '../../kernel/rights/readable-rows';
import type { Reader } from '../../kernel/rights/reader';
import { settingsOf } from '../../kernel/settings';
import { UID } from '../../kernel/uids';
import { userName } from '../../kernel/user-name';
import { services } from '../../services';
import { feedUsers } from '../feed-user.service';
import type { followService } from '../follow/follow.service';
import { newestFirst, readPlace, seenAfter, triggeringDocument, writePlace } from './cursor.rules';
import { countUnread, readChanges, readFollowedActivities, type StoredActivity, type StoredChange } from './news.sql';

/** Whoever opens the news for the first time finds those of a week unread. */
const FIRST_UNREAD = 7 * 24 * 3_600_000;

type Stored = (StoredChange & { kind: 'change' }) | (StoredActivity & { kind: 'activity' });

/** What has happened, made from the tables when it is read: there is nothing to keep up to date. */
export function newsService(strapi: Core.Strapi, follows: ReturnType<typeof followService>) {
  const users = feedUsers(strapi);

  async function seenUntil(reader: Reader): Promise<number> {
    const stored = await users.ofUser(userOf(reader).documentId);
    return stored?.newsSeenAt ?? Date.now() - FIRST_UNREAD;
  }

  return {
    /** One page; the number of statements depends on neither its length nor its place. */
    async page(reader: Reader, { scope = 'all', before, limit = 30 }: NewsQuery): Promise<News> {
      userOf(reader);
      const place = before === undefined ? undefined : readPlace(before);
      if (place === null) throw refusal({ field: 'before', reason: 'cursor', message: 'before must be the "next" of another page' });
      const part = { scope, before: place, limit: limit + 1 };
      const [changes, activities, followed, seen] = await Promise.all([
        readChanges(strapi, reader, part), readFollowedActivities(strapi, reader, part), follows.list(reader), seenUntil(reader),
      ]);
      const all = newestFirst<Stored>([changes.map((row) => ({ ...row, kind: 'change' })), activities.map((row) => ({ ...row, kind: 'activity' }))], limit + 1);
      const shown = all.slice(0, limit);
      const following = new Map(followed.map((row) => [row.documentId, row]));
      const draw = await drawer(strapi, reader, shown, (documentId) => ({ followed: following.has(documentId), highlighted: following.get(documentId)?.highlighted ?? false }), seen);
      return {
        results: shown.flatMap((entry) => draw(entry) ?? []),
        next: all.length > limit ? writePlace(shown[limit - 1]) : null,
        seenUntil: new Date(seen).toISOString(),
      };
    },

    /** Up to MOST_UNREAD. */
    unread: async (reader: Reader): Promise<number> => countUnread(strapi, reader, await seenUntil(reader), MOST_UNREAD),

    async see(reader: Reader, until: Date): Promise<void> {
      const { documentId } = userOf(reader);
      await users.see(documentId, new Date(seenAfter(null, until.getTime(), Date.now())));
    },
  };
}

function userOf({ user }: Reader) {
  if (!user) throw forbidden('The news are for users of the panel');
  return user;
}

type Drawer = (entry: Stored) => NewsEntry | null;

/** Gathers what the entries name, as far as the reader may read it, and then draws each. */
async function drawer(
  strapi: Core.Strapi, reader: Reader, entries: Stored[], following: (documentId: string) => Pick<NewsContact, 'followed' | 'highlighted'>, seen: number
): Promise<Drawer> {
  const changes = entries.flatMap((entry) => (entry.kind === 'change' ? entry : []));
  const [told, stages] = await Promise.all([
    fieldsOf(strapi, reader, UID.stageChange, changes.map(({ key }) => key)),
    fieldsOf(strapi, reader, UID.contact, changes.map(({ contact }) => contact)),
  ]);
  const [contacts, documents, activities] = await Promise.all([
    pickerOf(strapi, reader, UID.contact, changes.map(({ contact }) => contact), ['name', 'number']),
    services(strapi).documents.namesOf(reader, changes.flatMap(({ key, triggerDocument }) => (told(key, 'triggerDocument') ? triggeringDocument(triggerDocument) : null) ?? [])),
    services(strapi).activities.rowsOf(reader, entries.flatMap((entry) => (entry.kind === 'activity' ? entry.id : []))),
  ]);
  const { timeZone } = settingsOf(strapi);
  const seesStages = services(strapi).workflow.seesStages(reader);
  const base = ({ at, key, by }: Stored, tellsBy: boolean) => ({
    documentId: key,
    at: new Date(at).toISOString(),
    day: dayIn(timeZone, new Date(at)),
    unread: at > seen && by?.documentId !== reader.user?.documentId,
    by: by && tellsBy ? userName(by) : null,
  });
  return (entry) => {
    if (entry.kind === 'activity') return drawnActivity(entry, activities, base(entry, true), following);
    const contact = shownContact(contacts, entry);
    if (!contact) return null;
    // What is new is told to whoever sees the contact, its stage to whoever may be told of stages.
    const sees = seesStages && stages(entry.contact, 'stage') && ['toStage', 'toStatus'].every((field) => told(entry.key, field));
    const may = (field: string) => sees && told(entry.key, field);
    return {
      ...base(entry, may('changedBy')),
      kind: entry.fromStage === null ? 'contact' : 'stage',
      contact: { ...contact, ...following(entry.contact) },
      stageChange: {
        fromStage: may('fromStage') ? entry.fromStage : null,
        fromStatus: may('fromStatus') ? entry.fromStatus : null,
        ...(sees ? { toStage: entry.toStage, toStatus: entry.toStatus } : {}),
        reason: may('reason') ? entry.reason : null,
        document: may('triggerDocument') && entry.triggerDocument ? (documents.get(entry.triggerDocument) ?? null) : null,
        resumed: sees && entry.trigger === 'resume',
      },
    };
  };
}

function drawnActivity(
  { id }: StoredActivity, rows: Map<number, ActivityRow>, base: Omit<NewsEntry, 'kind' | 'contact' | 'contacts' | 'activity' | 'stageChange'>,
  following: (documentId: string) => Pick<NewsContact, 'followed' | 'highlighted'>
): NewsEntry | null {
  const activity = rows.get(id);
  if (!activity) return null;
  const contacts = (activity.contacts ?? []).map(({ documentId, name }) => ({ documentId, name, ...following(documentId) }));
  return { ...base, kind: 'activity', contacts, activity };
}

const shownContact = (pick: Picker, { contact, name, number }: StoredChange) => pick(contact, { name, number }) as Pick<NewsContact, 'documentId' | 'name' | 'number'> | null;
