import type { Core } from '@strapi/strapi';
import type { StateRef } from '../../../contracts/workflow';
import { refusal } from '../kernel/errors';
import type { WriteGuard } from '../kernel/guard';
import { permitFor } from '../kernel/rights/permit';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { namedIn, objectionsToOutsideWrite, PROTECTED, sameValue, type ProtectedField, type ProtectedValues } from './stage.rules';
import { isRecording } from './stage-permit';
import { entryOf } from './workflow.rules';

type Data = Record<string, unknown>;
interface LifecycleEvent {
  params: { data?: Data | Data[]; where?: Data; select?: string | string[] };
  result?: { id?: number; ids?: number[] };
}

/**
 * Watches every write of `strapi.db.query`, which the Document Service and with it REST, GraphQL and
 * the Content Manager end in: a stage changes through the workflow's service or not at all.
 */
export function guardStages(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [UID.contact],
    beforeCreate: ({ params }: LifecycleEvent) => start(strapi, params, [params.data as Data]),
    beforeCreateMany: ({ params }: LifecycleEvent) => start(strapi, params, params.data as Data[]),
    afterCreate: ({ params, result }: LifecycleEvent) => services(strapi).workflow.recordCreated([params.data as Data], [result?.id as number]),
    afterCreateMany: ({ params, result }: LifecycleEvent) => services(strapi).workflow.recordCreated(params.data as Data[], result?.ids ?? []),
    beforeUpdate: ({ params }: LifecycleEvent) => refuseOutside(strapi, params, storedOf),
    beforeUpdateMany: ({ params }: LifecycleEvent) => refuseOutside(strapi, params, differingOf),
    beforeDelete: ({ params }: LifecycleEvent) => removeHistory(strapi, params),
    beforeDeleteMany: ({ params }: LifecycleEvent) => removeHistory(strapi, params),
  } as never);

  const refuseHistory = () => {
    if (isRecording()) return;
    throw refusal({ field: '', reason: 'append-only', message: 'The history of stages is written by the workflow and never changed' });
  };
  strapi.db.lifecycles.subscribe({
    models: [UID.stageChange],
    beforeCreate: refuseHistory, beforeCreateMany: refuseHistory,
    beforeUpdate: refuseHistory, beforeUpdateMany: refuseHistory,
    beforeDelete: refuseHistory, beforeDeleteMany: refuseHistory,
  } as never);
}

/** New contacts stand in the entry status they name, or at the start of the workflow. */
async function start(strapi: Core.Strapi, params: LifecycleEvent['params'], rows: Data[]): Promise<void> {
  // The history needs to know the row, whatever the caller wants back.
  if (params.select) params.select = [...new Set([...[params.select].flat(), 'id'])];
  const definition = await services(strapi).workflow.definition();
  const now = new Date();
  for (const row of rows) {
    const preset = (['stageSince', 'resumeOn'] as const).filter((field) => row[field]);
    if (preset.length > 0) throw refusal(objectionsToOutsideWrite(definition, preset, null, null));
    const state = entryOf(definition, { stage: textOf(row.stage), status: textOf(row.stageStatus) });
    if (Array.isArray(state)) throw refusal(state);
    Object.assign(row, { stage: state.stage, stageStatus: state.status, stageSince: now, resumeOn: null });
  }
}

/** What is no text is no name of a stage: the rules say so, in words. */
const textOf = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

type Differing = (strapi: Core.Strapi, where: Data, named: ProtectedField[], data: Data) => Promise<Outside | null>;
interface Outside {
  fields: ProtectedField[];
  documentId: string | null;
  state: StateRef | null;
}

async function refuseOutside(strapi: Core.Strapi, { where = {}, data }: LifecycleEvent['params'], differing: Differing): Promise<void> {
  const values = data as Data;
  const named = namedIn(values);
  if (named.length === 0 || isPermitted(where, values, named)) return;
  const outside = await differing(strapi, where, named, values);
  if (outside) {
    const definition = await services(strapi).workflow.definition();
    throw refusal(objectionsToOutsideWrite(definition, outside.fields, outside.documentId, outside.state));
  }
  // Not written back: between this look and the write, somebody may move the contact on.
  for (const field of named) delete values[field];
}

function isPermitted(where: Data, values: Data, named: ProtectedField[]): boolean {
  const permit = permitFor(UID.contact, where.documentId);
  return permit !== undefined && named.every((field) => field in permit.values && sameValue(field, permit.values[field], values[field]));
}

async function storedOf(strapi: Core.Strapi, where: Data, named: ProtectedField[], data: Data): Promise<Outside | null> {
  const stored = (await strapi.db.query(UID.contact).findOne({ select: ['documentId', ...PROTECTED], where })) as (ProtectedValues & { documentId: string }) | null;
  const fields = stored ? named.filter((field) => !sameValue(field, stored[field], data[field])) : [];
  if (!stored || fields.length === 0) return null;
  return { fields, documentId: stored.documentId, state: { stage: String(stored.stage), status: String(stored.stageStatus) } };
}

/** Of many rows: which attributes would change on at least one of them. */
async function differingOf(strapi: Core.Strapi, where: Data, named: ProtectedField[], data: Data): Promise<Outside | null> {
  const fields: ProtectedField[] = [];
  for (const field of named) {
    const value = data[field];
    const other = value === null ? { [field]: { $notNull: true } } : { $or: [{ [field]: { $ne: value } }, { [field]: { $null: true } }] };
    if ((await strapi.db.query(UID.contact).count({ where: { $and: [where, other] } })) > 0) fields.push(field);
  }
  return fields.length > 0 ? { fields, documentId: null, state: null } : null;
}

async function removeHistory(strapi: Core.Strapi, { where = {} }: LifecycleEvent['params']): Promise<void> {
  const rows: { id: number }[] = await strapi.db.query(UID.contact).findMany({ select: ['id'], where });
  await services(strapi).workflow.removeHistoryOf(rows.map(({ id }) => id));
}

/** A copy is a new contact: it starts at the beginning, whatever its original has reached. */
export const guardClones: WriteGuard = {
  uids: [UID.contact],
  actions: ['clone'],
  async before({ strapi, data, stored, documentId }) {
    const definition = await services(strapi).workflow.definition();
    const changed = namedIn(data).filter((field) => data[field] !== null && !sameValue(field, stored?.[field], data[field]));
    if (changed.length > 0) throw refusal(objectionsToOutsideWrite(definition, changed, documentId ?? null, null));
    Object.assign(data, { stage: definition.start.stage, stageStatus: definition.start.status, stageSince: null, resumeOn: null });
  },
};
