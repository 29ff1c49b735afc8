import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AllowedTransition, Definition, StageProposal, StateRef } from '../../../contracts/workflow';
import { systemReader, type Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { currentUserId } from './current-user';
import type { definitionService } from './definition.service';
import { historyOf, refOf, type DocumentRef, type StageChange } from './history.service';
import { stateOf, type ContactRow, type transitionService } from './transition.service';
import { transitionOf, triggerFor } from './trigger.rules';
import { sameState } from './workflow.rules';

type Transitions = Pick<ReturnType<typeof transitionService>, 'swap' | 'emptyOf'>;

/** Stages that documents move, and the moves that they only suggest. */
export function triggerService(strapi: Core.Strapi, definitions: ReturnType<typeof definitionService>, { swap, emptyOf }: Transitions) {
  const history = historyOf(strapi);

  /**
   * A document counts for a contact from now on: takes the transition that the workflow has for that. It is the
   * company's rule and not the writer's act, so it asks for no right of theirs; the history names both. Call it in the
   * transaction of the document. Somebody faster, a closed contact or an empty required field: nothing happens.
   */
  async function documentCounts(document: DocumentRef & { contact: number }): Promise<void> {
    const { definition, stamp } = await definitions.current();
    if (!definition.triggers?.some(({ source }) => source === document.source)) return;
    const contact = (await strapi.db.query(UID.contact).findOne({ where: { id: document.contact } })) as ContactRow | null;
    const trigger = contact && !contact.closedOn && triggerFor(definition, document.source, stateOf(contact));
    const transition = trigger && transitionOf(definition, trigger);
    if (!contact || !transition || (await emptyOf(contact, transition.requires.fields ?? [])).length > 0) return;
    const change: StageChange = {
      contact: contact.id, documentId: contact.documentId, from: transition.from, to: transition.to, reason: null, resumeOn: null,
      changedBy: currentUserId(strapi), changedAt: new Date(), trigger: 'document', document: { source: document.source, documentId: document.documentId },
    };
    await strapi.db.transaction(async ({ trx }) => {
      // Two documents of one moment: one moves the contact, the other finds it moved.
      if (!(await swap(contact, change))) return;
      await history.write(trx as Knex.Transaction, [change]);
      await definitions.assertStill(stamp);
      await history.announce([change]);
    });
  }

  /**
   * Which of the offered transitions documents suggest: one that a document should have moved, and the way back of one
   * whose documents are all void or gone. Nothing moves by itself.
   */
  async function proposalsOf(reader: Reader, contact: ContactRow, offered: AllowedTransition[]): Promise<StageProposal[]> {
    const { definition } = await definitions.current();
    if (contact.closedOn || !definition.triggers?.length) return [];
    const open = offered.filter(({ allowed, barrier }) => allowed || barrier?.reason === 'fields');
    const leadsTo = (to: StateRef) => open.some((transition) => sameState(transition.to, to));
    return [...(await forward(reader, contact, definition, leadsTo)), ...(await back(reader, contact, definition, leadsTo))];
  }

  async function forward(reader: Reader, contact: ContactRow, { triggers = [] }: Definition, leadsTo: (to: StateRef) => boolean): Promise<StageProposal[]> {
    const waiting = triggers.filter(({ from, to }) => sameState(from, stateOf(contact)) && leadsTo(to));
    const found: StageProposal[] = [];
    for (const { source, to } of waiting) {
      const document = await services(strapi).documents.newestCounting(reader, source, contact.id, new Date(contact.stageSince as string));
      if (document) found.push({ to, reason: 'document', document });
    }
    return found;
  }

  async function back(reader: Reader, contact: ContactRow, { triggers = [] }: Definition, leadsTo: (to: StateRef) => boolean): Promise<StageProposal[]> {
    const [last] = await strapi.db.query(UID.stageChange).findMany({ where: { contact: { id: contact.id } }, orderBy: [{ changedAt: 'desc' }, { id: 'desc' }], limit: 1 });
    const moved = refOf(last?.triggerDocument);
    if (!moved) return [];
    const from = { stage: String(last.fromStage), status: String(last.fromStatus) };
    const isTriggers = triggers.some((trigger) => trigger.source === moved.source && sameState(trigger.to, stateOf(contact)) && sameState(trigger.from, from));
    if (!isTriggers || !leadsTo(from)) return [];
    // Whether one is left is asked for everybody: who does not see it must not be told that there is none.
    if (await services(strapi).documents.newestCounting(systemReader, moved.source, contact.id)) return [];
    const document = (await services(strapi).documents.namesOf(reader, [moved])).get(last.triggerDocument as string);
    return document ? [{ to: from, reason: 'noDocument', document }] : [];
  }

  return { documentCounts, proposalsOf };
}
