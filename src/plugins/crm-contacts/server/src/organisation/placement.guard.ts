import { requiredAfter, relatedAfter, validityAfter, type RelatedRow } from '../kernel/after-write';
import { overlap, type Day, type Validity } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { rowId } from '../kernel/references';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { circleObjection, superiorObjections } from './organisation.rules';
import { readPlacementDays, readSuperiors, readTarget } from './organisation.sql';
import { concerns, placeAfter } from './part-after';
import { personNames } from './person-names';
import { circleOfSuperiors, superiorEdges, uncovered } from './placement.rules';

/** Where a position stood on earlier days: the same rules as for the position, one placement a day. */
export const guardPlacement: WriteGuard = {
  uids: [UID.placement],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  populate: ['position', 'department', 'workplace', 'superior'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    if (!validity.validTo && objections.length === 0) objections.push({ field: 'validTo', reason: 'required', message: 'A placement has a last day: what holds on from there is the position itself' });
    const position = await requiredAfter(write, 'position', objections);
    if (position) {
      const company = await companyOf(write, position);
      await placeAfter(write, 'department', UID.department, company, validity, objections);
      await placeAfter(write, 'workplace', UID.workplace, company, validity, objections);
      objections.push(...(await superiorAfter(write, position, company, validity)));
      if (objections.length === 0) objections.push(...(await daysObjections(write, position, validity)));
    }
    if (objections.length > 0) throw refusal(objections);
  },
};

/** Without a placement its days fall back to the position's row, whose superior must close no circle on them. */
export const guardPlacementDeletion: WriteGuard = {
  uids: [UID.placement],
  actions: ['delete'],
  locks: ['lock:organisation'],
  populate: ['position'],
  async before(write) {
    const position = write.stored?.position as RelatedRow | null | undefined;
    if (!position) return;
    const found = await uncoveredObjections(write, position, await otherDays(write, position));
    if (found.length > 0) throw refusal(found);
  },
};

async function companyOf({ strapi, trx }: Write, position: RelatedRow): Promise<RelatedRow | null> {
  const id = await readTarget(strapi, trx, UID.position, 'company', position.id);
  return id === null ? null : { id, documentId: '' };
}

async function superiorAfter(write: Write, position: RelatedRow, company: RelatedRow | null, validity: Validity): Promise<Objection[]> {
  const objections: Objection[] = [];
  const superior = await relatedAfter(write, 'superior', objections);
  if (!superior || !company || !concerns(write, 'superior', 'position', 'validFrom', 'validTo')) return objections;
  const employer = await readTarget(write.strapi, write.trx, UID.position, 'company', superior.id);
  const isFamily = employer !== null && (employer === company.id || (await familyOf(write, company.id, validity)).has(employer));
  objections.push(...superiorObjections({ isFamily, validFrom: superior.validFrom as Day | null, validTo: superior.validTo as Day | null }, validity));
  return [...objections, ...(await circleObjections(write, position.id, superior.id, [validity]))];
}

/** The family of that time: the last day of the placement. */
function familyOf({ strapi, trx }: Write, company: number, { validFrom, validTo }: Validity): Promise<Set<number>> {
  return services(strapi).relations.family(company, (validTo ?? validFrom) as Day, trx);
}

async function circleObjections({ strapi }: Write, position: number, superior: number, periods: Validity[]): Promise<Objection[]> {
  const circle = circleOfSuperiors(position, superior, periods, superiorEdges(await readSuperiors(strapi, superior)));
  return circle ? [circleObjection('superior', circle, await personNames(strapi, circle))] : [];
}

/** One placement a day; and days that an update gives back to the position's row must close no circle there. */
async function daysObjections(write: Write, position: RelatedRow, validity: Validity): Promise<Objection[]> {
  const others = await otherDays(write, position);
  if (others.some((other) => overlap(other, validity))) {
    return [{ field: 'validFrom', reason: 'placementTwice', message: 'The position has another placement on these days' }];
  }
  return write.action === 'update' ? uncoveredObjections(write, position, [...others, validity]) : [];
}

async function otherDays(write: Write, position: RelatedRow): Promise<Validity[]> {
  const own = write.action === 'clone' || write.action === 'create' ? null : rowId(write);
  return (await readPlacementDays(write.strapi, write.trx, position.id)).filter(({ id }) => id !== own);
}

/** `placements`: the days of all placements after the write. */
async function uncoveredObjections(write: Write, position: RelatedRow, placements: Validity[]): Promise<Objection[]> {
  const superior = await readTarget(write.strapi, write.trx, UID.position, 'superior', position.id);
  if (superior === null) return [];
  const days = { validFrom: position.validFrom as Day | null, validTo: position.validTo as Day | null };
  return circleObjections(write, position.id, superior, uncovered(days, placements));
}
