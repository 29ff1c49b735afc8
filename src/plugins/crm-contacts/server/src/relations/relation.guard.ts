import { isWritten, requiredRowsAfter, validityAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import type { Validity } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { namesForWriter } from '../kernel/rights/names-for-writer';
import { quoting, quotingAll } from '../kernel/rights/quotes';
import { UID } from '../kernel/uids';
import { readBranchEdges } from './family.sql';
import { readBetween } from './relation.sql';
import { branchObjections, duplicateObjections, sideObjections, type Edge, type Side, type StoredEdge, type TypeRule } from './relation.rules';

type TypeRow = RelatedRow & TypeRule;
type ContactRow = RelatedRow & Side;

/** Two writers can close a circle that neither sees: they take turns. */
export const guardRelation: WriteGuard = {
  uids: [UID.relation],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:structures'],
  populate: ['type', 'from', 'to'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const related = await requiredRowsAfter(write, ['type', 'from', 'to'], objections);
    const type = related.type as TypeRow | null;
    const [from, to] = [related.from, related.to] as (ContactRow | null)[];
    objections.push(...shareObjections(write));
    if (type && from && to) {
      const sidesChange = write.action !== 'update' || ['type', 'from', 'to'].some((name) => isWritten(write, name));
      if (sidesChange) objections.push(...(await kindObjections(write, type, from, to)));
      // Nothing but dates and sides decides about the structure; a self reference is refused above.
      if (objections.length === 0) objections.push(...(await structureObjections(write, type, from, to, validity)));
    }
    if (objections.length > 0) throw refusal(objections);
  },
};

/** What the writer may not read bears no name in them. */
async function kindObjections({ strapi }: Write, type: TypeRow, from: ContactRow, to: ContactRow): Promise<Objection[]> {
  if (sideObjections(type, from, to).length === 0) return [];
  const nameOf = await namesForWriter(strapi, UID.contact, [from.id, to.id], 'name');
  return sideObjections(type, { ...from, name: nameOf(from.id) }, { ...to, name: nameOf(to.id) });
}

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
  const quotingDays = (edges: StoredEdge[]) => quotingAll(edges.map(({ id, validFrom, validTo }) => quoting(UID.relation, id, { validFrom, validTo })));
  if (type.structure !== 'branch') {
    const same = await readBetween(write.strapi, type.id, edge, own);
    return duplicateObjections(type, edge, same).map(quotingDays(same));
  }
  const edges = await readBranchEdges(write.strapi, edge, own);
  const found = duplicateObjections(type, edge, edges.filter((other) => other.type === type.id && joinsSame(edge, other)));
  if (found.length > 0) return found.map(quotingDays(edges));
  const isFine = branchObjections(edge, edges, String).length === 0;
  if (isFine) return [];
  const ids = [...new Set([edge, ...edges].flatMap((one) => [one.from, one.to]))];
  return branchObjections(edge, edges, await namesForWriter(write.strapi, UID.contact, ids, 'name')).map(quotingDays(edges.filter(({ to }) => to === edge.to)));
}

/** Whether two relations join the same contacts, in either direction. */
const joinsSame = (one: Edge, other: Edge) => (one.from === other.from && one.to === other.to) || (one.from === other.to && one.to === other.from);
