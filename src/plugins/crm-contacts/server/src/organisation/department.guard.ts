import { isWritten, validityAfter, type RelatedRow } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { countReferences, refuseIfHeld, rowId, type Reference } from '../kernel/references';
import { UID } from '../kernel/uids';
import { outlivedObjections } from './organisation.rules';
import { circleAfter, companyAfter, namedIn, partAfter, placeAfter } from './part-after';

const IN_DEPARTMENT: Reference[] = [
  { what: 'positions', uid: UID.position, attributes: ['department'] },
  { what: 'departments', uid: UID.department, attributes: ['parent'] },
  { what: 'workplaces', uid: UID.workplace, attributes: ['department'] },
];
const AT_WORKPLACE: Reference[] = [{ what: 'positions', uid: UID.position, attributes: ['workplace'] }];

/** Noted changes take them elsewhere later, but in between they are there. */
const FOR_A_TIME: Record<string, Reference> = {
  department: { what: 'positions for a time', uid: UID.placement, attributes: ['department'], within: 'position' },
  workplace: { what: 'positions for a time', uid: UID.placement, attributes: ['workplace'], within: 'position' },
};

const EARLIER: Record<string, Reference> = {
  department: { what: 'earlier positions', uid: UID.placement, attributes: ['department'] },
  workplace: { what: 'earlier positions', uid: UID.placement, attributes: ['workplace'] },
};

/** Departments nest within their company, without circles, whoever writes at the same time. */
export const guardDepartment: WriteGuard = {
  uids: [UID.department],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  populate: ['company', 'parent', 'head'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const company = await companyAfter(write, [...IN_DEPARTMENT, EARLIER.department], objections);
    const parent = await placeAfter(write, 'parent', UID.department, company, validity, objections);
    await partAfter(write, 'head', UID.position, company, validity, objections);
    objections.push(...(await circleAfter(write, 'parent', parent, namedIn(write, UID.department, 'name'))));
    if (objections.length === 0) objections.push(...(await endObjections(write, [...IN_DEPARTMENT, FOR_A_TIME.department], validity.validTo)));
    if (objections.length > 0) throw refusal(objections);
  },
};

export const guardWorkplace: WriteGuard = {
  uids: [UID.workplace],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  populate: ['company', 'department', 'address'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const company: RelatedRow | null = await companyAfter(write, [...AT_WORKPLACE, EARLIER.workplace], objections);
    await placeAfter(write, 'department', UID.department, company, validity, objections);
    // Addresses have no dates: they are good on every day.
    await partAfter(write, 'address', UID.address, company, {}, objections, 'contact');
    if (objections.length === 0) objections.push(...(await endObjections(write, [...AT_WORKPLACE, FOR_A_TIME.workplace], validity.validTo)));
    if (objections.length > 0) throw refusal(objections);
  },
};

/** What is still in it on later days keeps a department or workplace from ending. */
async function endObjections(write: Write, references: Reference[], validTo: string | null | undefined): Promise<Objection[]> {
  if (write.action !== 'update' || !validTo || !isWritten(write, 'validTo')) return [];
  return outlivedObjections(await countReferences(write.strapi, write.trx, references, rowId(write), validTo), validTo);
}

export const guardDepartmentDeletion: WriteGuard = {
  uids: [UID.department],
  actions: ['delete'],
  locks: ['lock:organisation'],
  before: (write) => assertEmpty(write, [...IN_DEPARTMENT, EARLIER.department], 'The department'),
};

export const guardWorkplaceDeletion: WriteGuard = {
  uids: [UID.workplace],
  actions: ['delete'],
  locks: ['lock:organisation'],
  before: (write) => assertEmpty(write, [...AT_WORKPLACE, EARLIER.workplace], 'The workplace'),
};

async function assertEmpty(write: Write, references: Reference[], subject: string): Promise<void> {
  if (!write.stored) return;
  refuseIfHeld(await countReferences(write.strapi, write.trx, references, rowId(write)), subject, 'End it instead.');
}
