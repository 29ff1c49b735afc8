import type { Core } from '@strapi/strapi';
import type { ActivityRow, Timeline, TimelineStageChange } from '../../../contracts/activities';
import { dayIn } from '../kernel/dates';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';
import { services } from '../services';
import { activitiesOf } from './activities.sql';
import type { StoredActivity } from './activity-rows.sql';
import { shownActivities } from './activity.rows';
import { DAYS } from './activity.rules';
import { readStageChanges } from './stage-changes.sql';
import { beforeIn, merged, writeCursor, type Before, type Cursor } from './cursor.rules';

/**
 * A page of a contact's stream: each kind gives its next entries, the newest of all are shown. The
 * number of statements depends on neither length nor page. `contact`: row id.
 */
export async function timelineOf(strapi: Core.Strapi, reader: Reader, contact: number, { cursor, limit }: { cursor: Cursor; limit: number }): Promise<Timeline> {
  const [activities, changes, documents] = await Promise.all([
    reader.can('read', UID.activity) ? activitiesOf(strapi, reader, { contact }, { limit: limit + 1, before: beforeIn('activity', cursor) }) : [],
    stageChanges(strapi, reader, contact, beforeIn('stage-change', cursor), limit + 1),
    services(strapi).documents.before(reader, contact, beforeIn('document', cursor), limit + 1),
  ]);
  const all = merged<Placed>(
    [
      activities.map((row) => ({ at: row.at, key: row.key, row, kind: 'activity' })),
      changes.map((change) => ({ ...change, kind: 'stage-change' })),
      documents.map((document) => ({ ...document, kind: 'document' })),
    ],
    limit + 1
  );
  const shown = all.slice(0, limit);
  const rows = await shownActivities(strapi, reader, shown.flatMap((entry) => (entry.kind === 'activity' ? entry.row : [])));
  const { timeZone } = settingsOf(strapi);
  return {
    results: shown.flatMap((entry) => shownEntry(entry, rows, timeZone)),
    next: all.length > limit ? writeCursor(shown[limit - 1]) : null,
  };
}

interface PlacedChange {
  at: number;
  key: string;
  change: TimelineStageChange;
}

type Placed =
  | { at: number; key: string; row: StoredActivity; kind: 'activity' }
  | (PlacedChange & { kind: 'stage-change' })
  | (Awaited<ReturnType<ReturnType<typeof services>['documents']['before']>>[number] & { kind: 'document' });

async function stageChanges(strapi: Core.Strapi, reader: Reader, contact: number, { at, key }: Before, limit: number): Promise<PlacedChange[]> {
  if (!services(strapi).workflow.seesStages(reader)) return [];
  const rows = await readStageChanges(strapi, reader, contact, { at, key }, limit);
  const isShown = await fieldsOf(strapi, reader, UID.stageChange, rows.map(({ documentId }) => documentId));
  return rows.map((row) => {
    const may = (field: string) => isShown(row.documentId, field);
    const { documentId, toStage, toStatus } = row;
    return {
      at: row.at,
      key: documentId,
      change: {
        documentId, toStage, toStatus,
        fromStage: may('fromStage') ? row.fromStage : null,
        fromStatus: may('fromStatus') ? row.fromStatus : null,
        reason: may('reason') ? row.reason : null,
        changedBy: row.changedBy && may('changedBy') ? userName(row.changedBy) : null,
      },
    };
  });
}

function shownEntry(entry: Placed, rows: Map<number, ActivityRow>, timeZone: string): Timeline['results'] {
  const at = new Date(entry.at).toISOString();
  if (entry.kind === 'stage-change') return [{ kind: 'stage-change', at, day: dayIn(timeZone, new Date(entry.at)), stageChange: entry.change }];
  if (entry.kind === 'document') return [{ kind: 'document', at, day: at.slice(0, 10), document: entry.document }];
  const activity = rows.get(entry.row.id);
  return activity ? [{ kind: 'activity', at: DAYS.every((name) => name in activity) ? at : entry.row.createdAt, day: activity.day, activity }] : [];
}
