import type { Core } from '@strapi/strapi';
import type { ChangedJob, ChangeJob, MadeContactPerson, MakeContactPerson } from '../../../contracts/organisation';
import { addDays, type Day } from '../kernel/dates';
import { refusal } from '../kernel/errors';
import { quoting } from '../kernel/rights/quotes';
import { findReadable, getReadable, type StoredRow } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { todayIn } from '../kernel/settings';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { addContactPerson } from './contact-persons.service';
import { jobChangeObjections } from './job.rules';
import { assertMayChange, writePosition } from './position.write';

interface HeldPosition {
  id: number;
  documentId: string;
  validFrom: Day | null;
  validTo: Day | null;
  emailKey: string | null;
  phoneKey: string | null;
  person: { documentId: string } | null;
}

/**
 * A person goes from one position to another: the old one ends, the new one starts, and what reached
 * them at the old one only is no longer the person's own. All of it or nothing.
 */
export async function changeJob(strapi: Core.Strapi, reader: Reader, documentId: string, input: ChangeJob): Promise<ChangedJob> {
  const { company, startsOn, endsOn = addDays(startsOn, -1), seen, ...place } = input;
  const changed = await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    await assertMayChange(strapi, reader, documentId, ['validTo']);
    await assertUnchangedSince(strapi, UID.position, documentId, seen as Seen | undefined);
    const position: HeldPosition = await strapi.db.query(UID.position).findOne({ where: { documentId }, populate: { person: { select: ['documentId'] } } });
    await companyIn(strapi, reader, company);
    const objections = jobChangeObjections(position, { endsOn, startsOn }, await startsOfOthers(strapi, reader, position));
    if (objections.length > 0) throw refusal(objections.map(quoting(UID.position, documentId, { validFrom: position.validFrom, validTo: position.validTo })));
    await writePosition(strapi, documentId, { validTo: endsOn });
    const person = position.person?.documentId as string;
    const started = await addContactPerson(strapi, reader, company, { ...place, person, validFrom: startsOn });
    const retired = await services(strapi).contacts.retireChannels(reader, person, await workKeys(strapi, position));
    return { ended: { documentId, validTo: endsOn }, started: started.documentId, person, retired };
  });
  return { ...changed, activities: await openActivities(strapi, reader, changed.person) };
}

/** The company that a body names: hidden and missing look alike. */
async function companyIn(strapi: Core.Strapi, reader: Reader, company: string): Promise<StoredRow> {
  const row = await findReadable(strapi, reader, UID.contact, company);
  if (!row) throw refusal({ field: 'company', reason: 'unknown', message: 'company names a contact that does not exist' });
  return row;
}

/** First days of the positions that the person holds beside this one, as far as the reader sees them. */
async function startsOfOthers(strapi: Core.Strapi, reader: Reader, { documentId, person }: HeldPosition): Promise<(Day | null)[]> {
  const where = { person: { documentId: person?.documentId }, documentId: { $ne: documentId } };
  const others: { documentId: string; validFrom: Day | null }[] = await strapi.db.query(UID.position).findMany({ select: ['documentId', 'validFrom'], where });
  const readable = await reader.keep('read', UID.position, others.map((other) => other.documentId));
  return others.filter((other) => readable.has(other.documentId)).map(({ validFrom }) => validFrom);
}

/** Normalized forms of what reaches somebody at a position. */
async function workKeys(strapi: Core.Strapi, { id, emailKey, phoneKey }: HeldPosition): Promise<Set<string>> {
  const channels: { valueKey: string | null }[] = await strapi.db.query(UID.channel).findMany({ select: ['valueKey'], where: { position: { id } } });
  return new Set([emailKey, phoneKey, ...channels.map(({ valueKey }) => valueKey)].filter((key) => key !== null));
}

const MOST_ACTIVITIES = 100;

/** What is still to be done with the person: for the user to decide about. */
async function openActivities(strapi: Core.Strapi, reader: Reader, person: string): Promise<ChangedJob['activities']> {
  if (!reader.can('read', UID.activity) || !reader.can('read', UID.activity, undefined, 'state') || !reader.can('read', UID.person)) return [];
  return (await services(strapi).activities.ofPerson(reader, person, { state: 'open', limit: MOST_ACTIVITIES })).results;
}

/**
 * A person contact (a lead from a website, say) becomes a contact person of a company: a position there,
 * open activities and documents go over to the company, and the contact is closed with the company as
 * its successor. All of it or nothing.
 */
export async function makeContactPerson(strapi: Core.Strapi, reader: Reader, documentId: string, input: MakeContactPerson): Promise<MadeContactPerson> {
  const { company, reason, seen, ...place } = input;
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    await getReadable(strapi, reader, UID.contact, documentId);
    const contact = await strapi.db.query(UID.contact).findOne({ where: { documentId }, populate: { person: { select: ['documentId'] } } });
    if (contact.kind !== 'person') throw refusal({ field: 'documentId', reason: 'notPerson', message: 'Only a contact of kind person becomes a contact person' });
    const person = contact.person.documentId as string;
    const { name } = await companyIn(strapi, reader, company);
    const features = services(strapi);
    const position = await addContactPerson(strapi, reader, company, { validFrom: todayIn(strapi), ...place, person });
    const parties = { from: documentId, to: company, person };
    const activities = await features.activities.handOver(reader, parties);
    const documents = await features.documents.handOver(reader, parties);
    const closed = await features.contacts.close(reader, documentId, { reason: reason ?? `Contact person of ${String(name)}`.slice(0, 255), successor: company, seen });
    return { position: position.documentId, person, activities, documents, contact: closed };
  });
}
