import { isWritten, relatedAfter, validityAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import type { Validity } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { UID } from '../kernel/uids';
import { readBranchEdges, readContacts } from './family.sql';
import { branchObjections, duplicateObjections, sideObjections, type Edge, type Side, type TypeRule } from './relation.rules';

type TypeRow = RelatedRow & TypeRule;
type ContactRow = RelatedRow & Side;

/** Two writers can close a circle that neither sees: they take turns. */
export const relationGuard: WriteGuard = {
  uids: [UID.relation],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:structures'],
  populate: ['type', 'from', 'to'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const type = (await relatedAfter(write, 'type', objections)) as TypeRow | null;
    const from = (await relatedAfter(write, 'from', objections)) as ContactRow | null;
    const to = (await relatedAfter(write, 'to', objections)) as ContactRow | null;
    for (const [name, row] of Object.entries({ type, from, to })) {
      const isUnknown = objections.some(({ field }) => field === name);
      if (!row && !isUnknown) objections.push({ field: name, reason: 'required', message: `${name} is missing` });
    }
    objections.push(...shareObjections(write));
    if (type && from && to) {
      const sidesChange = write.action !== 'update' || ['type', 'from', 'to'].some((name) => isWritten(write, name));
      if (sidesChange) objections.push(...sideObjections(type, from, to));
      // Nothing but dates and sides decides about the structure; a self reference is refused above.
      if (objections.length === 0) objections.push(...(await structureObjections(write, type, from, to, validity)));
    }
    if (objections.length > 0) throw refusal(objections);
  },
};

/** Strapi checks the bounds too, but would cut a seventh place in silence. */
function shareObjections(write: Write): Objection[] {
  const share = valueAfter<number | string>(write, 'share');
  if (share === null) return [];
  const percent = Number(share);
  if (percent >= 0 && percent <= 100) return [];
  return [{ field: 'share', reason: 'range', message: 'A share is a percentage from 0 to 100' }];
}

async function structureObjections(write: Write, type: TypeRow, from: ContactRow, to: ContactRow, validity: Validity): Promise<Objection[]> {
  const edge: Edge = { from: from.id, to: to.id, ...validity };
  const own = write.action === 'update' ? (write.stored as { id: number }).id : null;
  const found = duplicateObjections(type, edge, await sameRelations(write, type, edge, own));
  if (found.length > 0 || type.structure !== 'branch') return found;
  const edges = await readBranchEdges(write.strapi, write.trx, edge, own);
  const names = new Map([from, to].map(({ id, name }) => [id, name]));
  const others = [...new Set(edges.flatMap((other) => [other.from, other.to]))].filter((id) => !names.has(id));
  for (const { id, name } of await readContacts(write.strapi, others)) names.set(id, name ?? '');
  return branchObjections(edge, edges, (id) => names.get(id) ?? '');
}

/** Relations of the type between the two contacts, in either direction. */
async function sameRelations({ strapi }: Write, type: TypeRow, { from, to }: Edge, own: number | null): Promise<Edge[]> {
  const rows = await strapi.db.query(UID.relation).findMany({
    where: {
      type: { id: type.id },
      $or: [{ from: { id: from }, to: { id: to } }, { from: { id: to }, to: { id: from } }],
      ...(own ? { id: { $ne: own } } : {}),
    },
    populate: { from: { select: ['id'] }, to: { select: ['id'] } },
  });
  return rows.map((row) => ({ from: row.from.id, to: row.to.id, validFrom: row.validFrom, validTo: row.validTo }));
}
