import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Capabilities, Definition, DocumentName, StageChangeRow, StageChangesAnswer, StateRef } from '../../../contracts/workflow';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { currentUserId } from './current-user';
import { definitionService } from './definition.service';
import { historyOf, refOf } from './history.service';
import { resumeService } from './resume.service';
import { seesStages, tellingStages } from './telling.sql';
import { transitionService } from './transition.service';
import { triggerService } from './trigger.service';
import { webhookService } from './webhook.service';
import { capabilitiesOf, entryState, findStatus } from './workflow.rules';

export type WorkflowService = ReturnType<typeof workflowService>;

/** What other features and the controller may ask of the workflow. */
export function workflowService({ strapi }: { strapi: Core.Strapi }) {
  const definitions = definitionService(strapi);
  const transitions = transitionService(strapi, definitions);
  const definition = async (): Promise<Definition> => (await definitions.current()).definition;

  return {
    /** The workflow in force; from memory, at most a second old. */
    definition,
    settings: definitions.settings,
    save: definitions.save,

    /** Where a contact created in `stage` starts; undefined if the stage is unknown or has no entry. */
    async start(stage?: string | null): Promise<StateRef | undefined> {
      return entryState(await definition(), stage);
    },

    async capabilitiesOf(stage: string, status: string): Promise<Capabilities> {
      return capabilitiesOf(await definition(), { stage, status });
    },

    /** Whether contacts in this state are blocked: nothing new is begun with them. */
    async isBlocked(stage: string, status: string): Promise<boolean> {
      return findStatus(await definition(), { stage, status })?.blocked ?? false;
    },

    transition: transitions.transition,
    transitionsOf: transitions.transitionsOf,
    readable: transitions.readable,
    ...triggerService(strapi, definitions, transitions),

    /** Whether the reader is told of stage changes at all. */
    seesStages,
    /** Conditions for the changes that can be told to who sees some; by the columns with the ids of change and contact. */
    tellingStages: (reader: Reader, columns: { change: string; contact: string }) => tellingStages(strapi, reader, columns),

    /** One page of a contact's history, newest first; attributes that the reader may not read are null. */
    async stageChanges(reader: Reader, documentId: string, { page, pageSize }: { page: number; pageSize: number }): Promise<StageChangesAnswer> {
      const contact = await transitions.readable(reader, documentId);
      const where = { contact: contact.id };
      const total = await strapi.db.query(UID.stageChange).count({ where });
      const rows = await strapi.db.query(UID.stageChange).findMany({
        where, populate: ['changedBy'], orderBy: [{ changedAt: 'desc' }, { id: 'desc' }], limit: pageSize, offset: (page - 1) * pageSize,
      });
      const isShown = await fieldsOf(strapi, reader, UID.stageChange, rows.map((row) => row.documentId));
      const triggerOf = (row: Record<string, unknown>) => (isShown(String(row.documentId), 'triggerDocument') ? (row.triggerDocument as string | null) : null);
      const named: Map<string, DocumentName> = await services(strapi).documents.namesOf(reader, rows.flatMap((row) => refOf(triggerOf(row)) ?? []));
      const results = rows.map((row) => ({ ...shown(row, (field) => isShown(row.documentId, field)), document: named.get(triggerOf(row) ?? '') ?? null }));
      return { results, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
    },

    /** History rows of contacts that were just created, inside the transaction of their creation if there is one. */
    async recordCreated(rows: Record<string, unknown>[], ids: number[]): Promise<void> {
      const user = currentUserId(strapi);
      const { stamp } = await definitions.current();
      await strapi.db.transaction(async ({ trx }) => {
        await historyOf(strapi).write(trx as Knex.Transaction, rows.map((row, index) => ({
          contact: ids[index],
          documentId: String(row.documentId),
          from: null,
          to: { stage: String(row.stage), status: String(row.stageStatus) },
          reason: null,
          resumeOn: null,
          changedBy: user,
          changedAt: row.stageSince as Date,
          trigger: 'create' as const,
        })));
        await definitions.assertStill(stamp);
      });
    },

    removeHistoryOf: historyOf(strapi).removeOf,
    ...resumeService(strapi, definitions, transitions.transition),
    webhooks: webhookService(strapi),
  };
}

function shown(row: Record<string, unknown>, may: (field: string) => boolean): Omit<StageChangeRow, 'document'> {
  const value = (field: string) => (may(field) ? ((row[field] ?? null) as string | null) : null);
  const user = may('changedBy') ? (row.changedBy as { documentId: string; firstname: string | null; lastname: string | null } | null) : null;
  return {
    documentId: String(row.documentId),
    fromStage: value('fromStage'),
    fromStatus: value('fromStatus'),
    toStage: value('toStage') ?? '',
    toStatus: value('toStatus') ?? '',
    reason: value('reason'),
    resumeOn: value('resumeOn'),
    changedAt: value('changedAt') ?? '',
    changedBy: user ? { documentId: user.documentId, name: [user.firstname, user.lastname].filter(Boolean).join(' ') } : null,
    trigger: value('trigger'),
  };
}

