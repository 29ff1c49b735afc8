import { isWritten, valueAfter, type RelatedRow } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { settingsOf, todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { assertPersonDeletable, deletePersonBelongings } from './contact-deletion';
import { holdPerson } from './hold';
import { personKeys } from './keys.rules';
import { fullNameOf } from './names';
import { mirrorPerson } from './person-mirror';
import { storedForms } from './values.rules';

const NAME_PARTS = ['academicTitle', 'firstName', 'lastName'] as const;

/** Every write of a person: full name, keys, and its own contact that follows. */
export const guardPerson: WriteGuard = {
  uids: [UID.person],
  actions: ['create', 'update', 'clone'],
  begin: async (write) => {
    if (write.action === 'update') await holdPerson(write);
  },
  before(write) {
    const objections: Objection[] = [];
    deriveFullName(write, objections);
    checkBirthDate(write, objections);
    const { values, objections: found } = storedForms(write.data, write.action === 'update' ? write.stored : null);
    if (objections.length + found.length > 0) throw refusal([...objections, ...found]);
    Object.assign(write.data, values);
    const row = Object.fromEntries(['fullName', 'email', 'phone', 'mobile'].map((field) => [field, valueAfter(write, field)]));
    Object.assign(write.data, personKeys(row, settingsOf(write.strapi).defaultCountry));
  },
  async after(write, result) {
    if (write.action !== 'update') return;
    const shared = Object.fromEntries(['fullName', 'email', 'phone'].map((field) => [field, valueAfter(write, field)]));
    await mirrorPerson(write, { ...shared, id: Number(result.id), documentId: result.documentId } as RelatedRow);
  },
};

export const guardPersonDeletion: WriteGuard = {
  uids: [UID.person],
  actions: ['delete'],
  async before(write) {
    if (!write.stored) return;
    await assertPersonDeletable(write);
    await deletePersonBelongings(write);
  },
};

function deriveFullName(write: Write, objections: Objection[]): void {
  const given = write.data.fullName;
  const parts = Object.fromEntries(NAME_PARTS.map((part) => [part, valueAfter<string>(write, part)]));
  const fullName = fullNameOf(parts);
  const wanted = given !== undefined && given !== null && given !== '' && given !== fullName && given !== write.stored?.fullName;
  if (wanted) {
    objections.push({ field: 'fullName', reason: 'derived', message: 'fullName is made of academicTitle, firstName and lastName: write those' });
  }
  if (isWritten(write, 'lastName') && !parts.lastName?.trim()) {
    objections.push({ field: 'lastName', reason: 'required', message: 'lastName must not be empty' });
  }
  write.data.fullName = fullName;
}

function checkBirthDate({ strapi, data, stored }: Write, objections: Objection[]): void {
  const { birthDate } = data;
  if (typeof birthDate !== 'string' || birthDate === stored?.birthDate || birthDate <= todayIn(strapi)) return;
  objections.push({ field: 'birthDate', reason: 'future', message: 'birthDate must not be after today' });
}
