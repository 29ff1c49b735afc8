import type { Core } from '@strapi/strapi';
import type { Reader } from '../kernel/rights/reader';
import { rowsShowing, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';

/** What a stage change cannot be told without. */
const TOLD: [uid: string, field: string][] = [[UID.contact, 'stage'], [UID.stageChange, 'toStage'], [UID.stageChange, 'toStatus'], [UID.stageChange, 'changedAt']];

/** Whether the reader is told of stage changes at all. */
export const seesStages = (reader: Reader): boolean =>
  reader.can('read', UID.stageChange) && TOLD.every(([uid, field]) => reader.can('read', uid, undefined, field));

/** Conditions for the changes that can be told to who sees some; by the columns with the ids of change and contact. */
export function tellingStages(strapi: Core.Strapi, reader: Reader, { change, contact }: { change: string; contact: string }): Sql[] {
  return TOLD.flatMap(([uid, field]) => rowsShowing(strapi, reader, uid, uid === UID.contact ? contact : change, field) ?? []);
}
