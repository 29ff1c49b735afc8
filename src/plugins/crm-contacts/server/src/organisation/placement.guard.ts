import { requiredAfter, relatedAfter, validityAfter, type RelatedRow } from '../kernel/after-write';
import { overlap, type Validity } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { rowId } from '../kernel/references';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { readTarget } from './organisation.sql';
import { partAfter } from './part-after';

/** Where a position stood on earlier days: the same rules as for the position, one placement a day. */
export const guardPlacement: WriteGuard = {
  uids: [UID.placement],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  populate: ['position', 'department', 'workplace', 'superior'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const position = await requiredAfter(write, 'position', objections);
    if (position) {
      const company = await companyOf(write, position);
      await partAfter(write, 'department', UID.department, company, validity, objections);
      await partAfter(write, 'workplace', UID.workplace, company, validity, objections);
      objections.push(...(await superiorObjections(write, position, company, validity)));
      if (objections.length === 0) objections.push(...(await overlapObjections(write, position, validity)));
    }
    if (objections.length > 0) throw refusal(objections);
  },
};

async function companyOf({ strapi, trx }: Write, position: RelatedRow): Promise<RelatedRow | null> {
  const id = await readTarget(strapi, trx, UID.position, 'company', position.id);
  return id === null ? null : { id, documentId: '' };
}

async function superiorObjections(write: Write, position: RelatedRow, company: RelatedRow | null, { validFrom, validTo }: Validity): Promise<Objection[]> {
  const objections: Objection[] = [];
  const superior = await relatedAfter(write, 'superior', objections);
  if (!superior || !company) return objections;
  if (superior.id === position.id) return [{ field: 'superior', reason: 'ownSuperior', message: 'Nobody is their own superior' }];
  const employer = await readTarget(write.strapi, write.trx, UID.position, 'company', superior.id);
  if (employer === company.id) return objections;
  // The family of that time: the last day of the placement, or its first where it is open.
  const day = validTo ?? validFrom;
  const family = day ? await services(write.strapi).relations.family(company.id, day, write.trx) : new Set<number>();
  if (employer !== null && family.has(employer)) return objections;
  return [{ field: 'superior', reason: 'notFamily', message: 'The superior worked neither at this company nor at another one of its corporate family' }];
}

async function overlapObjections(write: Write, position: RelatedRow, validity: Validity): Promise<Objection[]> {
  const others: (Validity & { id: number })[] = await write.strapi.db.query(UID.placement).findMany({ where: { position: { id: position.id } } });
  const own = write.action === 'update' ? rowId(write) : null;
  if (!others.some((other) => other.id !== own && overlap(other, validity))) return [];
  return [{ field: 'validFrom', reason: 'placementTwice', message: 'The position has another placement on these days' }];
}
