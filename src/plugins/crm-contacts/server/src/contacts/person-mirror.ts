import type { Core } from '@strapi/strapi';
import { isWritten, type RelatedRow } from '../kernel/after-write';
import { forbidden, refusal } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import { relationInput } from '../kernel/relation-input';
import { hiddenIn } from '../kernel/rights/masks';
import { currentReader, systemReader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { holdPerson } from './hold';
import { contactKeys, personKeys } from './keys.rules';
import { fullNameOf } from './names';
import { splitName } from './person-name.rules';

/** What a person contact has from its person. */
const SHARED = ['name', 'email', 'phone'] as const;
type Shared = Record<(typeof SHARED)[number], string | null>;

const textOrNull = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null);
const sharedOf = (person: Record<string, unknown>): Shared => ({
  name: textOrNull(person.fullName),
  email: textOrNull(person.email),
  phone: textOrNull(person.phone),
});

/**
 * Before a person contact is written: its name, e-mail and phone are its person's, so a changed one is
 * written to the person, and what is not given comes from there. The person's row is written first,
 * here as when the person itself is edited: writers of both kinds then never wait for each other.
 */
export async function followPerson(write: Write, stored: RelatedRow): Promise<void> {
  await holdPerson({ ...write, documentId: stored.documentId });
  const person = await freshPerson(write.strapi, stored.documentId);
  const shared = sharedOf(person);
  const joins = write.action !== 'update' || joinsAnother(write);
  if (joins) await assertReadsShared(write, person);
  const given = changedByWriter(write, shared, joins);
  if (Object.keys(given).length > 0) await writeThrough(write, person, given);
  if (joins || SHARED.some((field) => isWritten(write, field))) {
    const written = { ...shared, ...given };
    if (given.name) written.name = fullNameOf(splitName(given.name));
    Object.assign(write.data, written);
  }
}

const freshPerson = (strapi: Core.Strapi, documentId: string) =>
  strapi.db.query(UID.person).findOne({ where: { documentId }, populate: { createdBy: { select: ['id'] } } }) as Promise<RelatedRow>;

/** What is shared stands in the contact from now on: 403 where it is hidden from the writer in this person, unless they have entered it. */
async function assertReadsShared({ strapi }: Write, person: RelatedRow): Promise<void> {
  const reader = currentReader(strapi) ?? systemReader;
  const { createdBy } = person as { createdBy?: { id: number } | null };
  if (reader.user && createdBy?.id === reader.user.id) return;
  const hidden = (await hiddenIn(strapi, reader, UID.person, [person.documentId])).get(person.documentId);
  const carried = ['fullName', 'email', 'phone'].filter((field) => hidden?.has(field) && textOrNull(person[field]) !== null);
  if (carried.length > 0) throw forbidden(`You may not read ${carried.join(', ')} of this person, which the contact would show`);
}

function joinsAnother({ data, stored }: Write): boolean {
  const input = relationInput(data.person);
  const before = stored?.person as RelatedRow | null;
  return input.change === 'set' && input.documentId !== before?.documentId && input.id !== before?.id;
}

/**
 * Values that the writer wants to differ from the person's. A new contact is called as its person is,
 * whatever a form had to be filled with; an unchanged value of a whole form is no wish.
 */
function changedByWriter({ data, stored, action }: Write, shared: Shared, joins: boolean): Partial<Shared> {
  const before = action === 'update' && !joins ? stored : null;
  const wished = SHARED.filter((field) => {
    if (data[field] === undefined || (joins && (field === 'name' || !textOrNull(data[field])))) return false;
    const value = textOrNull(data[field]);
    return value !== shared[field] && value !== textOrNull(before?.[field]);
  });
  return Object.fromEntries(wished.map((field) => [field, textOrNull(data[field])]));
}

async function writeThrough({ strapi, data }: Write, person: RelatedRow, given: Partial<Shared>): Promise<void> {
  const { name, ...channels } = given;
  if (name === null) throw refusal({ field: 'name', reason: 'required', message: 'name must not be empty' });
  const parts = name ? splitName(name) : {};
  const values = { ...channels, ...parts, ...(name ? { fullName: fullNameOf(splitName(name)) } : {}) };
  const keys = personKeys({ ...person, ...values }, settingsOf(strapi).defaultCountry);
  await strapi.db.query(UID.person).update({
    where: { id: person.id },
    data: { ...values, ...keys, ...(data.updatedBy ? { updatedBy: data.updatedBy } : {}) },
  });
}

/**
 * After a person is written: its own contact is called and reached as it is. Untouched when it already
 * is, so that a save of one does not make the next save of the other a conflict.
 */
export async function mirrorPerson({ strapi, data }: Write, person: RelatedRow): Promise<void> {
  const contact = await strapi.db.query(UID.contact).findOne({ where: { personKey: person.documentId } });
  const shared = sharedOf(person);
  if (!contact || SHARED.every((field) => shared[field] === textOrNull(contact[field]))) return;
  const keys = contactKeys({ ...contact, ...shared }, settingsOf(strapi).defaultCountry);
  await strapi.db.query(UID.contact).update({
    where: { id: contact.id },
    data: { ...shared, ...keys, ...(data.updatedBy ? { updatedBy: data.updatedBy } : {}) },
  });
}
