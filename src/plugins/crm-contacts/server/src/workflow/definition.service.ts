import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Definition, Move, StateCount, StateRef, WorkflowSettings, WorkflowUpdate } from '../../../contracts/workflow';
import { dialectOf } from '../kernel/dialect';
import { conflict, refusal } from '../kernel/errors';
import { isInternal } from '../kernel/schema';
import { tableOf } from '../kernel/tables';
import { lock } from '../kernel/transaction';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { defaultDefinition } from './definition.default';
import { effectiveMoves, objectionsToDefinition, objectionsToStranding } from './definition.rules';
import { historyOf } from './history.service';
import { timedReturn, statesOf } from './workflow.rules';

/** The stored workflow and the stamp under which it was read. */
interface Current {
  stamp: number;
  definition: Definition;
}

/** For so long a process believes its copy without asking the database. */
const FRESH_MS = 1000;

/** Attributes of a contact that no transition may require: the workflow's and the plugin's own. */
const NOT_REQUIRABLE = ['stage', 'stageStatus', 'stageSince', 'resumeOn', 'closedOn', 'closedReason', 'successor', 'number', 'kind', 'name'];

/**
 * The workflow definition: one row of Strapi's store, the same for all processes on the database. Each
 * keeps a copy; the value of `lock:workflow`, which grows with every save, tells whether the copy is
 * still right. Reads ask at most once a second. Writes of a stage ask once more inside their
 * transaction (`assertStill`): a save keeps all writers of contacts out while it counts, so a write
 * either comes before it and is counted, or after it and sees the new stamp.
 */
export function definitionService(strapi: Core.Strapi) {
  const store = () => strapi.store({ type: 'plugin', name: PLUGIN });
  let cached: (Current & { checkedAt: number }) | undefined;

  /** In the caller's transaction, if there is one: raw SQL outside would hang on SQLite. */
  async function readStamp(): Promise<number> {
    const row = await strapi.db.query(UID.counter).findOne({ select: ['value'], where: { name: 'lock:workflow' } });
    return Number(row?.value ?? 0);
  }

  const readStored = async () => ((await store().get({ key: 'workflow' })) as Definition | null) ?? defaultDefinition();

  async function current(): Promise<Current> {
    if (cached && Date.now() - cached.checkedAt < FRESH_MS) return cached;
    const checkedAt = Date.now();
    // The stamp before the definition: a save in between leaves an old stamp, which is found out next time.
    const stamp = await readStamp();
    const definition = cached?.stamp === stamp ? cached.definition : await readStored();
    cached = { stamp, definition, checkedAt };
    return cached;
  }

  /** 409 if the workflow was changed after `stamp`: call in the transaction, after the write. */
  async function assertStill(stamp: number): Promise<void> {
    if ((await readStamp()) === stamp) return;
    cached = undefined;
    throw conflict('The workflow was changed a moment ago: please try again', { reason: 'workflow' });
  }

  /** Contacts per state; those without a stage, which only raw SQL can make, are left out. */
  async function counts(trx?: Knex.Transaction): Promise<StateCount[]> {
    const query = strapi.db.getConnection(tableOf(strapi, UID.contact))
      .select({ stage: 'stage', status: 'stage_status' }).count({ count: '*' })
      .whereNotNull('stage').whereNotNull('stage_status').groupBy('stage', 'stage_status');
    const rows: Record<'stage' | 'status' | 'count', string | number>[] = await (trx ? query.transacting(trx) : query);
    return rows.map(({ stage, status, count }) => ({ stage: String(stage), status: String(status), count: Number(count) }));
  }

  const fields = () => requirableFields(strapi);
  const sources = () => services(strapi).documents.sources().map(({ key, names }) => ({ key, names: names.one }));
  const roles = async () =>
    (await strapi.db.query('admin::role').findMany({ select: ['code', 'name'], orderBy: 'name' })) as { code: string; name: string }[];

  return {
    current,
    assertStill,

    async settings(): Promise<WorkflowSettings> {
      return { definition: await readStored(), counts: await counts(), fields: fields(), roles: await roles(), sources: sources() };
    },

    /**
     * Replaces the workflow. 400 naming what is wrong in it or which contacts it would strand; 409 when
     * `definition.version` is not the present one. The moves, their history and the definition are one
     * transaction.
     */
    async save({ definition, moves = [] }: WorkflowUpdate, changedBy: number | null): Promise<Definition> {
      const known = { fields: fields(), roles: (await roles()).map(({ code }) => code), sources: sources().map(({ key }) => key) };
      const found = objectionsToDefinition(definition, known);
      if (found.length > 0) throw refusal(found);
      try {
        return await strapi.db.transaction(async ({ trx }) => {
          await lock(strapi, trx as Knex.Transaction, 'lock:workflow');
          return replace(trx as Knex.Transaction, definition, moves, changedBy);
        });
      } finally {
        cached = undefined;
      }
    },
  };

  async function replace(trx: Knex.Transaction, definition: Definition, moves: Move[], changedBy: number | null): Promise<Definition> {
    const closing = dialectOf(strapi).lockTable(tableOf(strapi, UID.contact));
    if (closing) await strapi.db.connection.raw(closing).transacting(trx);
    const stored = await readStored();
    if (stored.version !== definition.version) {
      throw conflict('Somebody changed the workflow after you opened it', { reason: 'changed', version: stored.version });
    }
    const inUse = await counts(trx);
    const stranded = objectionsToStranding(definition, inUse, moves);
    if (stranded.length > 0) throw refusal(stranded);
    for (const move of effectiveMoves(inUse, moves)) await historyOf(strapi).moveAll(trx, move, changedBy);
    await forgetResumeDays(trx, definition);
    const next = { ...definition, version: stored.version + 1 };
    await store().set({ key: 'workflow', value: next });
    return next;
  }

  /** A day to come back on means nothing in a status that nobody leaves by himself. */
  async function forgetResumeDays(trx: Knex.Transaction, definition: Definition): Promise<void> {
    const waiting: StateRef[] = statesOf(definition).filter((state) => timedReturn(definition, state));
    await strapi.db.getConnection(tableOf(strapi, UID.contact)).transacting(trx)
      .whereNotNull('resume_on')
      .whereNot((all) => {
        // An empty group would be no condition at all.
        all.whereRaw('1 = 0');
        for (const { stage, status } of waiting) all.orWhere({ stage, stage_status: status });
      })
      .update({ resume_on: null });
  }
}

/** Attributes of a contact that a transition may require to be filled. */
export function requirableFields(strapi: Core.Strapi): string[] {
  // The schema as it was written: the model has Strapi's own columns too.
  const { __schema__: schema } = strapi.getModel(UID.contact as never) as { __schema__: { attributes: Record<string, object> } };
  return Object.keys(schema.attributes).filter((name) => !isInternal(schema.attributes[name]) && !NOT_REQUIRABLE.includes(name));
}
