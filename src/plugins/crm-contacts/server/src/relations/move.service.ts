import type { Core } from '@strapi/strapi';
import type { MovedMember, MoveMembers } from '../../../contracts/relations';
import { addDays, type Day } from '../kernel/dates';
import { forbidden, refusal, type Objection } from '../kernel/errors';
import { assertReadsInFull } from '../kernel/rights/in-full';
import { assertMayCreate } from '../kernel/rights/may-create';
import { findReadable, getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { refusedUnder } from '../kernel/refused-under';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { splitAt } from './move.rules';

const FIELDS = ['type', 'from', 'to', 'share', 'validFrom', 'validTo', 'note'];

interface Ref {
  documentId: string;
}

interface StoredRelation extends Ref {
  share: number | null;
  note: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  type: Ref;
  to: Ref;
}

/**
 * Branches go to another head office, or subsidiaries to another parent, from a day: each relation ends
 * the day before and goes on from the new side with what it says. All or nothing.
 */
export async function moveMembers(strapi: Core.Strapi, reader: Reader, documentId: string, { structure, members, to, startsOn }: MoveMembers): Promise<{ moved: MovedMember[] }> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:structures');
    await getReadable(strapi, reader, UID.contact, documentId);
    if (!(await findReadable(strapi, reader, UID.contact, to))) throw refusal({ field: 'to', reason: 'unknown', message: 'to names a contact that does not exist' });
    if (to === documentId) throw refusal({ field: 'to', reason: 'sameParent', message: 'They belong to this contact already' });
    const relations = await relationsBelow(strapi, reader, documentId, structure, startsOn);
    const strangers = members.filter((member) => !relations.some((relation) => relation.to.documentId === member));
    if (strangers.length > 0) throw refusal(strangers.map(noMember));
    const chosen = relations.filter((relation) => members.includes(relation.to.documentId));
    await assertMayMove(strapi, reader, chosen);
    return { moved: await moveAll(strapi, chosen, to, startsOn) };
  });
}

const noMember = (member: string): Objection => ({ field: ['members', member], reason: 'noMember', message: `${member} does not belong to this contact on or after that day` });

/** Relations of a structure below a contact that hold on the day or later. */
async function relationsBelow(strapi: Core.Strapi, reader: Reader, from: string, structure: MoveMembers['structure'], startsOn: Day): Promise<StoredRelation[]> {
  const populate = { type: { select: ['documentId'] }, to: { select: ['documentId'] } };
  const where = { from: { documentId: from }, type: { structure }, $or: [{ validTo: { $null: true } }, { validTo: { $gte: startsOn } }] };
  const rows: StoredRelation[] = await strapi.db.query(UID.relation).findMany({ where, populate, orderBy: 'id' });
  const readable = await reader.keep('read', UID.relation, rows.map((row) => row.documentId));
  return rows.filter((row) => readable.has(row.documentId));
}

async function assertMayMove(strapi: Core.Strapi, reader: Reader, relations: StoredRelation[]): Promise<void> {
  assertMayCreate(reader, UID.relation, FIELDS);
  const kept = await reader.keep('update', UID.relation, relations.map(({ documentId }) => documentId));
  const mayWrite = ['from', 'validTo'].every((field) => reader.can('update', UID.relation, undefined, field));
  if (!mayWrite || kept.size < relations.length) throw forbidden('You may not change all of these relations');
  await assertReadsInFull(strapi, reader, UID.relation, relations.map(({ documentId }) => documentId), FIELDS);
}

/** All end before any begins: what is moved together must not stand in its own way. */
async function moveAll(strapi: Core.Strapi, relations: StoredRelation[], to: string, startsOn: Day): Promise<MovedMember[]> {
  const documents = strapi.documents(UID.relation);
  const under = <Result>(relation: StoredRelation, write: () => Promise<Result>) => refusedUnder('members', () => refusedUnder(relation.to.documentId, write));
  const ending = relations.filter((relation) => splitAt(relation, startsOn));
  for (const relation of ending) {
    await under(relation, () => documents.update({ documentId: relation.documentId, data: { validTo: addDays(startsOn, -1) } as never }));
  }
  const moved: MovedMember[] = [];
  for (const relation of relations) {
    const { share, note, validTo, type } = relation;
    const data = { type: type.documentId, from: to, to: relation.to.documentId, share, note, validFrom: startsOn, validTo };
    const write = ending.includes(relation)
      ? () => documents.create({ data: data as never })
      : () => documents.update({ documentId: relation.documentId, data: { from: to } as never });
    const { documentId } = (await under(relation, write)) as Ref;
    moved.push({ member: relation.to.documentId, relation: documentId });
  }
  return moved;
}
