import { isWritten, relatedAfter, requiredAfter, validityAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import type { Day, Validity } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { countReferences, deleteReferences, refuseIfHeld, rowId, type Reference } from '../kernel/references';
import { todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { circleObjection, mainObjections, superiorObjections, twiceObjections, type OtherPosition } from './organisation.rules';
import { readOthers, readPhones, readPlacementDays, readSuperiors, readTarget, writePhoneKey } from './organisation.sql';
import { companyAfter, concerns, placeAfter } from './part-after';
import { personNames } from './person-names';
import { circleOfSuperiors, PLACE_FIELDS, superiorEdges, uncovered } from './placement.rules';

const REPORTS: Reference = { what: 'reports', uid: UID.position, attributes: ['superior'] };
const HEADED: Reference = { what: 'headed departments', uid: UID.department, attributes: ['head'] };
const PLACEMENTS: Reference = { what: 'placements', uid: UID.placement, attributes: ['position'] };
const EARLIER_REPORTS: Reference = { what: 'earlier reports', uid: UID.placement, attributes: ['superior'] };

/** Two writers can close a circle of superiors that neither sees, or name two main persons: they take turns. */
export const guardPosition: WriteGuard = {
  uids: [UID.position],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:organisation'],
  populate: ['person', 'company', 'department', 'workplace', 'superior'],
  async before(write) {
    const objections: Objection[] = [];
    const validity = validityAfter(write, objections);
    const person = await requiredAfter(write, 'person', objections);
    const company = await companyAfter(write, [REPORTS, HEADED, PLACEMENTS], objections);
    const periods = await ownPeriods(write, validity);
    const present = periods.at(-1) ?? validity;
    const department = await placeAfter(write, 'department', UID.department, company, present, objections);
    const workplace = await placeAfter(write, 'workplace', UID.workplace, company, present, objections);
    objections.push(...(await superiorAfter(write, company, validity, periods)));
    if (person && company && objections.length === 0) {
      objections.push(...(await otherObjections(write, { person, company, department, workplace }, validity)));
    }
    if (objections.length > 0) throw refusal(objections);
    setKeys(write, company);
  },
};

/** The days on which the position will stand where its row says: those of no placement. */
async function ownPeriods(write: Write, validity: Validity): Promise<Validity[]> {
  if (write.action !== 'update' || !concerns(write, ...PLACE_FIELDS, 'company', 'validFrom', 'validTo')) return [validity];
  return uncovered(validity, await readPlacementDays(write.strapi, write.trx, rowId(write)));
}

async function superiorAfter(write: Write, company: RelatedRow | null, validity: Validity, periods: Validity[]): Promise<Objection[]> {
  const objections: Objection[] = [];
  const superior = await relatedAfter(write, 'superior', objections);
  if (!superior || !company) return objections;
  if (concerns(write, 'superior', 'company')) {
    const present = periods.at(-1) ?? validity;
    const employer = await readTarget(write.strapi, write.trx, UID.position, 'company', superior.id);
    const isFamily = employer !== null && (employer === company.id || (await familyOf(write, company.id, present)).has(employer));
    objections.push(...superiorObjections({ isFamily, validFrom: superior.validFrom as Day | null, validTo: superior.validTo as Day | null }, present));
  }
  return [...objections, ...(await circleObjections(write, superior, validity, periods))];
}

/** A new row can close no circle; one that only gets shorter neither, and broken data must not keep it from ending. */
async function circleObjections(write: Write, superior: RelatedRow, validity: Validity, periods: Validity[]): Promise<Objection[]> {
  if (write.action !== 'update' || (!isWritten(write, 'superior') && !grows(validity, write.stored as Validity))) return [];
  const edges = superiorEdges(await readSuperiors(write.strapi, superior.id));
  const circle = circleOfSuperiors(rowId(write), superior.id, periods, edges);
  return circle ? [circleObjection('superior', circle, await personNames(write.strapi, circle))] : [];
}

function grows(after: Validity, before: Validity): boolean {
  const earlier = before.validFrom && (!after.validFrom || after.validFrom < before.validFrom);
  const later = before.validTo && (!after.validTo || after.validTo > before.validTo);
  return Boolean(earlier || later);
}

/** The corporate family on the day that the position row speaks of: today, or the day of its time nearest to it. */
function familyOf({ strapi, trx }: Write, company: number, { validFrom, validTo }: Validity): Promise<Set<number>> {
  const today = todayIn(strapi);
  const starts = validFrom && validFrom > today ? validFrom : today;
  return services(strapi).relations.family(company, validTo && validTo < starts ? validTo : starts, trx);
}

const WHERE_AND_WHEN = ['company', 'validFrom', 'validTo'];

interface Places {
  person: RelatedRow;
  company: RelatedRow;
  department: RelatedRow | null;
  workplace: RelatedRow | null;
}

async function otherObjections(write: Write, { person, company, department, workplace }: Places, validity: Validity): Promise<Objection[]> {
  const asksMain = concerns(write, 'main', ...WHERE_AND_WHEN);
  const asksTwice = concerns(write, 'person', 'department', 'workplace', 'jobTitle', ...WHERE_AND_WHEN);
  if (!asksMain && !asksTwice) return [];
  const position: OtherPosition = {
    person: person.id,
    department: department?.id ?? null,
    workplace: workplace?.id ?? null,
    jobTitle: valueAfter<string>(write, 'jobTitle'),
    main: valueAfter<boolean>(write, 'main') === true,
    ...validity,
  };
  const others = await readOthers(write.strapi, write.trx, { company: company.id, person: person.id, mains: asksMain && position.main, except: write.action === 'update' ? rowId(write) : null });
  return [...(asksMain ? mainObjections(position, others) : []), ...(asksTwice ? twiceObjections(position, others) : [])];
}

/** The forms by which e-mail and phone are found. A number without prefix is dialled in the company's country. */
function setKeys(write: Write, company: RelatedRow | null): void {
  if (write.action === 'update' && !['email', 'phone', 'company'].some((name) => isWritten(write, name))) return;
  const keyOf = (kind: 'email' | 'phone') =>
    services(write.strapi).contacts.channelKey(kind, valueAfter<string>(write, kind), (company?.country ?? null) as string | null);
  Object.assign(write.data, { emailKey: keyOf('email'), phoneKey: keyOf('phone') });
}

/** A position takes its own earlier placements and channels with it, never somebody's superior. */
export const guardPositionDeletion: WriteGuard = {
  uids: [UID.position],
  actions: ['delete'],
  locks: ['lock:organisation'],
  async before(write) {
    if (!write.stored) return;
    const counts = await countReferences(write.strapi, write.trx, [REPORTS, HEADED, EARLIER_REPORTS], rowId(write));
    refuseIfHeld(counts, 'The position', 'End it instead.');
    await deleteReferences(write, [PLACEMENTS, { what: 'channels', uid: UID.channel, attributes: ['position'] }]);
  },
};

/** When a company moves to another country its phone numbers are read again. */
export const guardCompanyCountry: WriteGuard = {
  uids: [UID.contact],
  actions: ['update'],
  async after(write, { id }) {
    const { strapi, trx, data, stored } = write;
    if (data.country === undefined || data.country === stored?.country) return;
    for (const { id: position, phone } of await readPhones(strapi, trx, Number(id))) {
      const key = services(strapi).contacts.channelKey('phone', phone, data.country as string | null);
      await writePhoneKey(strapi, trx, position, key);
    }
  },
};
