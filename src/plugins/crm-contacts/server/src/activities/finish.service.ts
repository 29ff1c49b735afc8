import type { Core } from '@strapi/strapi';
import type { ActivityRow, ActivityState, FinishActivity, FinishedActivity, FollowUp } from '../../../contracts/activities';
import { conflict, forbidden, notFound, refusal } from '../kernel/errors';
import { fieldsOf } from '../kernel/rights/masks';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { inTransaction } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { activityRows } from './activity.rows';

/** An open activity is done, and what comes next is planned with it: both or neither. */
export async function finishActivity(strapi: Core.Strapi, reader: Reader, documentId: string, { outcome, followUp }: FinishActivity): Promise<FinishedActivity> {
  const stored = await getReadable(strapi, reader, UID.activity, documentId);
  await assertMayChange(reader, documentId, ['state', ...(outcome === undefined ? [] : ['outcome'])]);
  if (followUp) assertMayPlan(reader, followUp);
  const next = await inTransaction(strapi, async () => {
    await swapState(strapi, documentId, 'open', 'done');
    await strapi.documents(UID.activity).update({ documentId, data: { state: 'done', ...(outcome === undefined ? {} : { outcome }) } as never });
    if (!followUp) return null;
    return (await strapi.documents(UID.activity).create({ data: (await planned(strapi, reader, stored, followUp)) as never })) as unknown as { id: number };
  });
  const rows = await activityRows(strapi, reader, [stored.id, ...(next ? [next.id] : [])]);
  const row = rows.get(stored.id);
  if (!row) throw notFound();
  const following = next && rows.get(next.id);
  return following ? { ...row, followUp: following } : row;
}

/** Any other change of state: `cancelled` from open, `open` from either. 409 when it is in that state already. */
export async function changeState(strapi: Core.Strapi, reader: Reader, documentId: string, to: 'open' | 'cancelled', outcome?: string | null): Promise<ActivityRow> {
  const stored = await getReadable(strapi, reader, UID.activity, documentId);
  await assertMayChange(reader, documentId, ['state', ...(outcome === undefined ? [] : ['outcome'])]);
  const from = stored.state as ActivityState;
  if (from === to || (to === 'cancelled' && from !== 'open')) throw conflict(`This activity is ${from} already`, { reason: 'state' });
  await inTransaction(strapi, async () => {
    await swapState(strapi, documentId, from, to);
    await strapi.documents(UID.activity).update({ documentId, data: { state: to, ...(outcome === undefined ? {} : { outcome }) } as never });
  });
  const row = (await activityRows(strapi, reader, [stored.id])).get(stored.id);
  if (!row) throw notFound();
  return row;
}

/** Compare and swap: of two who change it at once the second is told. */
async function swapState(strapi: Core.Strapi, documentId: string, from: ActivityState, to: ActivityState): Promise<void> {
  const { count } = await strapi.db.query(UID.activity).updateMany({ where: { documentId, state: from }, data: { state: to } });
  if (count !== 1) throw conflict(`This activity is not ${from} any more`, { reason: 'state' });
}

async function assertMayChange(reader: Reader, documentId: string, fields: string[]): Promise<void> {
  const refused = fields.filter((field) => !reader.can('update', UID.activity, undefined, field));
  if (refused.length > 0 || !(await reader.keep('update', UID.activity, [documentId])).has(documentId)) throw forbidden('You may not change this activity');
}

function assertMayPlan(reader: Reader, followUp: FollowUp): void {
  const fields = ['followUpOf', 'contacts', ...Object.keys(followUp)];
  const refused = reader.can('create', UID.activity) ? fields.filter((field) => !reader.can('create', UID.activity, undefined, field)) : fields;
  if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')} of a new activity`);
}

const PEOPLE = ['contacts', 'persons', 'responsible', 'participants'] as const;

/** What a follow-up takes from what it follows, where its writer may read it there. */
const TAKEN = ['type', 'subject', 'priority', 'documentType', 'documentRef'] as const;

/**
 * The follow-up as it is written: with the contacts, people and document of what it follows. What its writer may not
 * read stays out: they will read all of what they have made. What is private is followed in private.
 */
async function planned(strapi: Core.Strapi, reader: Reader, before: StoredRow, { responsible, ...change }: FollowUp): Promise<Record<string, unknown>> {
  if (!change.startsAt && !change.dueOn && !change.resubmitOn) {
    throw refusal({ field: ['followUp', 'dueOn'], reason: 'required', message: 'A follow-up needs a day: dueOn, resubmitOn or startsAt' });
  }
  const { documentId } = before;
  const isShown = await fieldsOf(strapi, reader, UID.activity, [documentId]);
  const shows = (field: string) => isShown(documentId, field);
  const taken = TAKEN.filter(shows);
  const unsaid = (['type', 'subject'] as const).filter((field) => !taken.includes(field) && change[field] === undefined);
  if (unsaid.length > 0) throw refusal(unsaid.map((field) => ({ field: ['followUp', field], reason: 'required', message: `followUp.${field} is needed: you may not read that of what it follows` })));
  const populate = Object.fromEntries(PEOPLE.map((name) => [name, { select: ['id', 'documentId'] }]));
  const row = await strapi.db.query(UID.activity).findOne({ where: { documentId }, select: ['id'], populate });
  const kept = async (uid: string, name: 'contacts' | 'persons') => {
    const rows: { documentId: string }[] = shows(name) ? row[name] : [];
    const readable = await reader.keep('read', uid, rows.map((one) => one.documentId));
    return rows.filter((one) => readable.has(one.documentId)).map((one) => ({ documentId: one.documentId }));
  };
  const user = responsible ? { documentId: responsible } : shows('responsible') && row.responsible ? { id: row.responsible.id } : null;
  const participants: { id: number }[] = shows('participants') ? row.participants : [];
  return {
    ...Object.fromEntries(taken.map((name) => [name, before[name]])),
    private: before.private,
    ...change,
    state: 'open',
    followUpOf: { documentId },
    contacts: { connect: await kept(UID.contact, 'contacts') },
    persons: { connect: await kept(UID.person, 'persons') },
    participants: { connect: participants.map(({ id }) => ({ id })) },
    ...(user ? { responsible: { connect: [user] } } : {}),
  };
}
