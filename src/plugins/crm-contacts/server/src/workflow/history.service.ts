import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { STAGE_CHANGED, type Move, type StageChangedEvent, type StateRef } from '../../../contracts/workflow';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { recording } from './stage-permit';

/** How a change came about, as the history tells it. */
export type Trigger = 'create' | 'user' | 'api' | 'resume' | 'workflow' | 'document' | 'system';

/** One row of the history before it is written. */
export interface StageChange {
  /** The contact's row id and document. */
  contact: number;
  documentId: string;
  from: StateRef | null;
  to: StateRef;
  reason: string | null;
  resumeOn: string | null;
  /** An admin user's row id. */
  changedBy: number | null;
  changedAt: Date;
  trigger: Trigger;
  /** What moved the contact, where the trigger is `document`. */
  document?: DocumentRef;
}

/** A linked document: its source's key and its documentId. */
export interface DocumentRef {
  source: string;
  documentId: string;
}

const refText = ({ source, documentId }: DocumentRef) => `${source}/${documentId}`;

/** The document that a history row names; null: none. */
export function refOf(text: unknown): DocumentRef | null {
  const [source, documentId] = typeof text === 'string' ? text.split('/') : [];
  return source && documentId ? { source, documentId } : null;
}

/** Rows per statement: SQLite binds at most 32,766 values. */
const BATCH = 500;

const batches = <Item>(items: Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_none, index) => items.slice(index * BATCH, (index + 1) * BATCH));

/** The rows of `stage-change`, written here and nowhere else. */
export function historyOf(strapi: Core.Strapi) {
  const table = (name: string, trx: Knex.Transaction) => strapi.db.getConnection(name).transacting(trx);

  /** Writes history rows; in bulk, since a change of the workflow can move thousands of contacts. */
  async function write(trx: Knex.Transaction, changes: StageChange[]): Promise<void> {
    for (const batch of batches(changes)) {
      const { ids } = await recording(() => strapi.db.query(UID.stageChange).createMany({ data: batch.map(rowOf) }));
      const contact = linkOf(strapi, UID.stageChange, 'contact');
      const changedBy = linkOf(strapi, UID.stageChange, 'changedBy');
      await table(contact.table, trx).insert(batch.map((change, index) => ({ [contact.own]: ids[index], [contact.target]: change.contact })));
      const byUsers = batch.flatMap((change, index) => (change.changedBy ? [{ [changedBy.own]: ids[index], [changedBy.target]: change.changedBy }] : []));
      if (byUsers.length > 0) await table(changedBy.table, trx).insert(byUsers);
    }
  }

  /** Tells the process and the chosen webhooks, once the transaction around it is committed. */
  async function announce(changes: StageChange[]): Promise<void> {
    await strapi.db.transaction(async ({ onCommit }) => {
      // A callback that throws would reject a transaction that is already committed.
      onCommit(() => void emitAll(strapi, changes));
    });
  }

  return {
    write,
    announce,

    /** Moves all contacts of a removed status, each with its history row. */
    async moveAll(trx: Knex.Transaction, { from, to }: Move, changedBy: number | null): Promise<void> {
      const contacts = tableOf(strapi, UID.contact);
      const where = { stage: from.stage, stage_status: from.status };
      const rows: { id: number; document_id: string }[] = await table(contacts, trx).select('id', 'document_id').where(where);
      const changedAt = new Date();
      const stamp = strapi.db.dialect.client === 'postgres' ? changedAt.toISOString() : changedAt.getTime();
      await table(contacts, trx).where(where).update({
        stage: to.stage, stage_status: to.status, stage_since: stamp, resume_on: null, updated_at: stamp, updated_by_id: changedBy,
      });
      const changes = rows.map(({ id, document_id: documentId }): StageChange => ({
        contact: id, documentId, from, to, reason: null, resumeOn: null, changedBy, changedAt, trigger: 'workflow',
      }));
      await write(trx, changes);
      await announce(changes);
    },

    /** The history goes with its contact: nothing else may delete it. */
    async removeOf(contacts: number[]): Promise<void> {
      const link = linkOf(strapi, UID.stageChange, 'contact');
      await strapi.db.transaction(async ({ trx }) => {
        for (const batch of batches(contacts)) {
          const own = strapi.db.getConnection(link.table).select(link.own).whereIn(link.target, batch);
          await table(tableOf(strapi, UID.stageChange), trx as Knex.Transaction).whereIn('id', own).delete();
        }
      });
    },
  };
}

function rowOf({ from, to, reason, resumeOn, changedBy, changedAt, trigger, document }: StageChange) {
  return {
    fromStage: from?.stage ?? null,
    fromStatus: from?.status ?? null,
    toStage: to.stage,
    toStatus: to.status,
    reason, resumeOn, changedAt, trigger,
    triggerDocument: document ? refText(document) : null,
    createdBy: changedBy,
    updatedBy: changedBy,
    publishedAt: changedAt,
  };
}

async function emitAll(strapi: Core.Strapi, changes: StageChange[]): Promise<void> {
  try {
    await services(strapi).workflow.webhooks.synchronize();
    const users = await documentIdsOf(strapi, changes);
    for (const change of changes) await strapi.eventHub.emit(STAGE_CHANGED, eventOf(change, users));
  } catch (error) {
    strapi.log.error(`Telling of a stage change failed: ${error instanceof Error ? error.message : error}`);
  }
}

async function documentIdsOf(strapi: Core.Strapi, changes: StageChange[]): Promise<Map<number, string>> {
  const ids = [...new Set(changes.flatMap(({ changedBy }) => changedBy ?? []))];
  if (ids.length === 0) return new Map();
  const rows: { id: number; documentId: string }[] = await strapi.db.query('admin::user').findMany({ select: ['id', 'documentId'], where: { id: { $in: ids } } });
  return new Map(rows.map(({ id, documentId }) => [id, documentId]));
}

function eventOf({ documentId, from, to, reason, resumeOn, changedAt, changedBy, trigger, document }: StageChange, users: Map<number, string>): StageChangedEvent {
  const user = changedBy ? users.get(changedBy) : undefined;
  return {
    uid: UID.contact,
    contact: { documentId },
    from, to, reason, resumeOn, trigger,
    document: document ?? null,
    changedAt: changedAt.toISOString(),
    changedBy: user ? { documentId: user } : null,
  };
}
