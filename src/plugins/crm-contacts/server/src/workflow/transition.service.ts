import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AllowedTransition, Definition, StateRef, TransitionDef, TransitionRequest } from '../../../contracts/workflow';
import type { PluginConfig } from '../config';
import { dayIn } from '../kernel/dates';
import { dialectOf } from '../kernel/dialect';
import { conflict, forbidden, notFound, refusal, type Objection } from '../kernel/errors';
import { fieldsOf } from '../kernel/rights/masks';
import { permitting } from '../kernel/rights/permit';
import type { Reader } from '../kernel/rights/reader';
import { PLUGIN, UID } from '../kernel/uids';
import type { definitionService } from './definition.service';
import { historyOf, type StageChange, type Trigger } from './history.service';
import { allowedTransitions, objectionsToTransition, sameState, stateName, transitionsFrom, type Situation } from './workflow.rules';

/** A stored contact with its own columns; relations only where asked for. */
export type ContactRow = Record<string, unknown> & { id: number; documentId: string };

export interface TransitionCall extends TransitionRequest {
  documentId: string;
  reader: Reader;
  trigger?: Trigger;
  /** When the request arrived: a change after that moment was faster. */
  arrivedAt?: number;
  /** For imports: when the change happened. Default: now. */
  changedAt?: Date;
}

export const TRANSITION_ACTION = `plugin::${PLUGIN}.workflow.transition`;

const RELATIONS = ['owner', 'deputy', 'person'];

/** Changes of a contact's stage: who may, what they require, and the one transaction that writes them. */
export function transitionService(strapi: Core.Strapi, definitions: ReturnType<typeof definitionService>) {
  const history = historyOf(strapi);
  const contacts = () => strapi.db.query(UID.contact);
  const today = () => dayIn(strapi.config.get<PluginConfig>(`plugin::${PLUGIN}`).timeZone);

  /** What the rules need to know, with no statement unless conditions or required relations ask for one. */
  async function situationOf(reader: Reader, contact: ContactRow, definition: Definition): Promise<Situation> {
    const state = stateOf(contact);
    const required = [...new Set(transitionsFrom(definition, state).flatMap(({ requires }) => requires.fields ?? []))];
    const mayChange = reader.may(TRANSITION_ACTION) && (await reader.keep('update', UID.contact, [contact.documentId])).has(contact.documentId);
    return {
      state,
      closed: Boolean(contact.closedOn),
      empty: required.length > 0 ? await emptyOf(contact, required) : [],
      mayChange,
      roles: reader.kind === 'system' ? null : (reader.user?.roles ?? []).map(({ code }) => code),
      sees: (field) => reader.can('read', UID.contact, undefined, field),
    };
  }

  async function emptyOf(contact: ContactRow, required: string[]): Promise<string[]> {
    const relations = required.filter((field) => RELATIONS.includes(field));
    const whole = relations.length > 0 || required.some((field) => contact[field] === undefined);
    const row = whole ? await contacts().findOne({ where: { id: contact.id }, populate: relations }) : contact;
    return required.filter((field) => isEmpty(row?.[field]));
  }

  async function readable(reader: Reader, documentId: string): Promise<ContactRow> {
    if (!reader.can('read', UID.contact, undefined, 'stage')) throw forbidden('You may not read the stage of contacts');
    // PostgreSQL refuses NUL in a text with an error of its own.
    if (documentId.includes('\0')) throw notFound();
    const contact = (await contacts().findOne({ where: { documentId } })) as ContactRow | null;
    if (!contact || !(await reader.keep('read', UID.contact, [documentId])).has(documentId)) throw notFound();
    return contact;
  }

  /** The transitions from where the contact stands, for this reader. `contact`: its row with all columns. */
  async function transitionsOf(reader: Reader, contact: ContactRow): Promise<AllowedTransition[]> {
    const { definition } = await definitions.current();
    return allowedTransitions(definition, await situationOf(reader, contact, definition));
  }

  /**
   * Takes a transition. 404: no such contact for this reader; 403: not for this user; 400: the workflow has no such transition
   * or something it requires is missing; 409: somebody was faster. Answers the contact's row.
   */
  async function transition(call: TransitionCall): Promise<ContactRow> {
    const { reader, documentId } = call;
    const { definition, stamp } = await definitions.current();
    const contact = await readable(reader, documentId);
    await assertAsSeen(contact, call);
    const situation = await situationOf(reader, contact, definition);
    const objections = objectionsToTransition(definition, situation, call, today());
    if (objections.length > 0) throw objections.some(isMissingRight) ? forbidden(objections[0].message) : refusal(objections);
    const taken = transitionsFrom(definition, situation.state).find(({ to }) => sameState(to, call.to)) as TransitionDef;
    // Who asks at the same moment gets a 409, not words about a state that they never saw.
    await dialectOf(strapi).meetCompetitors();
    const change = changeOf(contact, call);
    return strapi.db.transaction(async ({ trx }) => {
      const values = await swap(contact, change);
      if (!values) throw await fasterThan(reader, documentId);
      await history.write(trx as Knex.Transaction, [change]);
      await definitions.assertStill(stamp);
      await assertFilled(reader, contact, taken);
      await history.announce([change]);
      return { ...contact, ...values };
    });
  }

  /** Compare-and-swap: writes only if the contact still stands where it was read; null: it does not. */
  async function swap(contact: ContactRow, change: StageChange): Promise<Record<string, unknown> | null> {
    const { documentId } = contact;
    const values = {
      stage: change.to.stage,
      stageStatus: change.to.status,
      stageSince: change.changedAt,
      resumeOn: change.resumeOn,
    };
    const { stage, stageStatus, resumeOn } = contact;
    const updatedAt = new Date();
    const { count } = await permitting({ uid: UID.contact, documentId, values }, () =>
      contacts().updateMany({
        // The resume day too: since it was read, the contact may have come back and gone to wait again.
        where: { documentId, stage, stageStatus, resumeOn: resumeOn ?? null, closedOn: null },
        data: { ...values, updatedAt, ...(change.changedBy && { updatedBy: change.changedBy }) },
      })
    );
    return count === 1 ? { ...values, updatedAt } : null;
  }

  /** A required field may have been emptied since it was read; the row is ours now, so look again. */
  async function assertFilled(reader: Reader, { id, documentId }: ContactRow, { requires }: TransitionDef): Promise<void> {
    if (!requires.fields?.length) return;
    if ((await emptyOf({ id, documentId }, requires.fields)).length > 0) throw await fasterThan(reader, documentId);
  }

  async function fasterThan(reader: Reader, documentId: string): Promise<Error> {
    const now = (await contacts().findOne({ where: { documentId } })) as ContactRow | null;
    return now ? overtaken(reader, now) : notFound();
  }

  /** 409 if the contact does not stand where the user saw it, moved after the request came in, or is there already. */
  async function assertAsSeen(contact: ContactRow, { reader, from, to, arrivedAt }: TransitionCall): Promise<void> {
    const state = stateOf(contact);
    const movedSince = arrivedAt !== undefined && new Date(contact.stageSince as string).getTime() > arrivedAt;
    if ((from && !sameState(from, state)) || sameState(to, state) || movedSince) throw await overtaken(reader, contact);
  }

  /** Tells where the contact stands now, as far as the reader may read it. */
  async function overtaken(reader: Reader, contact: ContactRow): Promise<Error> {
    const { documentId, closedOn, stageSince } = contact;
    const isShown = await fieldsOf(strapi, reader, UID.contact, [documentId]);
    const shows = (...fields: string[]) => fields.every((field) => isShown(documentId, field));
    const state = stateOf(contact);
    const place = closedOn && shows('closedOn') ? 'closed' : shows('stage', 'stageStatus') ? stateName(state) : 'elsewhere';
    return conflict(`Somebody was faster: the contact is already ${place}`, {
      reason: 'changed', ...(shows('stage', 'stageStatus') ? state : {}), ...(shows('stageSince') ? { stageSince } : {}),
    });
  }

  return { transition, transitionsOf, readable, swap, emptyOf };
}

export const stateOf = (contact: Record<string, unknown>): StateRef => ({ stage: String(contact.stage), status: String(contact.stageStatus) });

const isMissingRight = ({ reason }: Objection) => reason === 'right' || reason === 'role';

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function changeOf(contact: ContactRow, { to, reason, resumeOn, reader, trigger, changedAt }: TransitionCall): StageChange {
  const byKind = { admin: 'user', api: 'api', system: 'system' } as const;
  return {
    contact: contact.id,
    documentId: contact.documentId,
    from: stateOf(contact),
    to,
    reason: reason?.trim() || null,
    resumeOn: resumeOn ?? null,
    changedBy: reader.user?.id ?? null,
    changedAt: changedAt ?? new Date(),
    trigger: trigger ?? byKind[reader.kind],
  };
}
