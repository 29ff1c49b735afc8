import { relatedAfter, validityAfter } from '../kernel/after-write';
import { overlap, type Validity } from '../kernel/dates';
import { forbidden, refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard, WriteResult } from '../kernel/guard';
import { currentReader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';

export const absenceGuards: WriteGuard[] = [
  {
    uids: [UID.absence],
    actions: ['create', 'update', 'clone'],
    locks: ['lock:absences'],
    populate: ['user', 'deputy'],
    before: checkAbsence,
    after: assertStillPermitted,
  },
  { uids: [UID.absence], after: ({ strapi }) => services(strapi).activities.forgetAbsences() },
];

/** Two absences of a user at once could name two deputies. */
async function checkAbsence(write: Write): Promise<void> {
  const found: Objection[] = [];
  const validity = validityAfter(write, found);
  const [user, deputy] = [await relatedAfter(write, 'user', found), await relatedAfter(write, 'deputy', found)];
  if (user && user.id === deputy?.id) found.push({ field: 'deputy', reason: 'self', message: 'Nobody stands in for themselves' });
  if (user && found.length === 0 && (await others(write, user.id)).some((other) => overlap(other, validity))) {
    found.push({ field: 'validFrom', reason: 'overlap', message: 'This user is absent on some of these days already' });
  }
  if (found.length > 0) throw refusal(found);
}

function others({ strapi, action, documentId }: Write, userId: number): Promise<Validity[]> {
  const itself = action === 'update' ? { documentId: { $ne: documentId } } : {};
  return strapi.db.query(UID.absence).findMany({ select: ['validFrom', 'validTo'], where: { user: { id: userId }, ...itself } });
}

/**
 * Whoever stands in for somebody sees their contacts: who may change their own absences only must not make
 * one of them somebody else's, with themselves as deputy.
 */
async function assertStillPermitted({ strapi, action }: Write, { documentId }: WriteResult): Promise<void> {
  const reader = currentReader(strapi);
  const condition = reader?.kind === 'admin' && action === 'update' ? reader.condition('update', UID.absence) : undefined;
  if (!condition) return;
  const count = await strapi.db.query(UID.absence).count({ where: { $and: [{ documentId }, condition] } });
  if (count === 0) throw forbidden('You may change absences of your own only');
}
