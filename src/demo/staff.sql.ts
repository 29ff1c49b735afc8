import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { todayIn } from '../plugins/crm-contacts/server/src/kernel/settings';
import { linkOf, tableOf } from '../plugins/crm-contacts/server/src/kernel/tables';
import { inTransaction, lock } from '../plugins/crm-contacts/server/src/kernel/transaction';
import { ADMIN_USER, UID } from '../plugins/crm-contacts/server/src/kernel/uids';
import { services } from '../plugins/crm-contacts/server/src/services';
import { markStaffed, needsStaff } from './marker';
import { addDays, instantOn } from './rows';

/** Colleagues of whoever registers first. Inactive: nobody can log in as them. */
const COLLEAGUES = [
  { firstname: 'Jonas', lastname: 'Kern', email: 'jonas.kern@crm.example', role: 'sales' },
  { firstname: 'Aylin', lastname: 'Demir', email: 'aylin.demir@crm.example', role: 'sales' },
  { firstname: 'Piotr', lastname: 'Nowak', email: 'piotr.nowak@crm.example', role: 'manager' },
] as const;

/**
 * Gives the demo's contacts and activities to the first administrator and three colleagues, so that
 * "mine" shows something; they meet every week, and one of them is away. Once; `administrator` is the row id of the user who has just registered.
 */
export async function staffDemo(strapi: Core.Strapi, administrator: number): Promise<void> {
  if (!(await needsStaff(strapi))) return;
  const roles = await services(strapi).access.ensureRoles();
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:jobs');
    if (!(await needsStaff(strapi))) return;
    const colleagues: number[] = [];
    for (const { role, ...person } of COLLEAGUES) {
      const { id } = roles.find(({ key }) => key === role) ?? {};
      const user = await strapi.db.query(ADMIN_USER).create({ data: { ...person, isActive: false, blocked: false, roles: id ? [id] : [] } });
      colleagues.push(user.id);
    }
    await spread(strapi, trx, [administrator, ...colleagues]);
    await holdMeetings(strapi, [administrator, ...colleagues]);
    await standIn(strapi, { absent: colleagues[1], deputy: administrator });
    await markStaffed(strapi);
  });
}

async function spread(strapi: Core.Strapi, trx: Knex.Transaction, users: number[]): Promise<void> {
  const person = (place: number) => users[place % users.length];
  const contacts = await idsOf(strapi, trx, UID.contact);
  await link(strapi, trx, { uid: UID.contact, attribute: 'owner', ids: contacts, user: (place) => person(place) });
  // Every third contact has a deputy, somebody else than its owner.
  const deputised = contacts.flatMap((id, place) => (place % 3 === 0 ? [{ id, place }] : []));
  await link(strapi, trx, { uid: UID.contact, attribute: 'deputy', ids: deputised.map(({ id }) => id), user: (index) => person(deputised[index].place + 1) });
  await link(strapi, trx, { uid: UID.activity, attribute: 'responsible', ids: await idsOf(strapi, trx, UID.activity), user: (place) => person(place * 3 + Math.floor(place / 7)) });
  await link(strapi, trx, { uid: UID.stageChange, attribute: 'changedBy', ids: await idsOf(strapi, trx, UID.stageChange), user: (place) => person(Math.floor(place / 2)) });
}

/** A series of everybody's: every Monday, for a quarter of a year. */
async function holdMeetings(strapi: Core.Strapi, [organizer, ...others]: number[]): Promise<void> {
  const monday = nextMonday(todayIn(strapi));
  const data = {
    type: 'meeting', subject: 'Wochenbesprechung Vertrieb', startsAt: instantOn(monday, 60), endsAt: instantOn(monday, 105), remindMinutes: 15,
    seriesRule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=13', responsible: organizer, participants: others,
  };
  await strapi.documents(UID.activity).create({ data: data as never });
}

/** A colleague is away from yesterday on, for a week. */
async function standIn(strapi: Core.Strapi, { absent, deputy }: { absent: number; deputy: number }): Promise<void> {
  const today = todayIn(strapi);
  await strapi.documents(UID.absence).create({ data: { user: absent, deputy, validFrom: addDays(today, -1), validTo: addDays(today, 6) } as never });
}

function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

async function idsOf(strapi: Core.Strapi, trx: Knex.Transaction, uid: string): Promise<number[]> {
  return strapi.db.getConnection(tableOf(strapi, uid)).transacting(trx).orderBy('id').pluck('id');
}

interface Spread {
  uid: string;
  attribute: string;
  ids: number[];
  user(place: number): number;
}

/** Rows that somebody gave to a user meanwhile keep theirs. */
async function link(strapi: Core.Strapi, trx: Knex.Transaction, { uid, attribute, ids, user }: Spread): Promise<void> {
  const { table, own, target } = linkOf(strapi, uid, attribute);
  const taken = new Set(await strapi.db.getConnection(table).transacting(trx).pluck(own));
  const rows = ids.map((id, place) => ({ [own]: id, [target]: user(place) })).filter((row) => !taken.has(row[own]));
  for (let start = 0; start < rows.length; start += 200) {
    await strapi.db.getConnection(table).transacting(trx).insert(rows.slice(start, start + 200));
  }
}
