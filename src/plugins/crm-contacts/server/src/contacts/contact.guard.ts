import { isWritten, relatedAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { permitFor } from '../kernel/rights/permit';
import { relationInput } from '../kernel/relation-input';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { assertDeletable, deleteBelongings } from './contact-deletion';
import { holdContact } from './hold';
import { contactKeys } from './keys.rules';
import { numberContact } from './number-range';
import { followPerson } from './person-mirror';
import { refreshChannelKeys } from './channel-keys';
import { storedForms } from './values.rules';

/** Every write of a contact: number, kind and person, forms of values, keys. */
export const guardContact: WriteGuard = {
  uids: [UID.contact],
  actions: ['create', 'update', 'clone'],
  populate: ['person', 'successor'],
  async begin(write) {
    if (write.action === 'update') await holdContact(write);
    else await numberContact(write);
  },
  async before(write) {
    const objections: Objection[] = [];
    keepNumber(write, objections);
    keepClosed(write, objections);
    const person = await personAfter(write, objections);
    checkTags(write, objections);
    const { values, objections: found } = storedForms(write.data, write.action === 'update' ? write.stored : null);
    if (objections.length + found.length > 0) throw refusal([...objections, ...found]);
    Object.assign(write.data, values);
    if (person) await followPerson(write, person);
    setKeys(write, person);
  },
  async after(write, result) {
    if (write.action === 'update' && isWritten(write, 'country') && write.data.country !== write.stored?.country) {
      await refreshChannelKeys(write, result.id, (write.data.country ?? null) as string | null);
    }
  },
};

/** A contact goes with its own history, channels, addresses and accounts, or not at all. */
export const guardContactDeletion: WriteGuard = {
  uids: [UID.contact],
  actions: ['delete'],
  async before(write) {
    if (!write.stored) return;
    await assertDeletable(write);
    await deleteBelongings(write);
  },
};

/** Numbers stand on paper: once given they stay. */
function keepNumber({ action, data, stored }: Write, objections: Objection[]): void {
  if (action !== 'update' || data.number === undefined) return;
  if (data.number !== stored?.number) {
    objections.push({ field: 'number', reason: 'fixed', message: 'The number of a contact cannot be changed' });
  }
  delete data.number;
}

/** Only `close` and `reopen` write these; the permit names what they may hold. */
function keepClosed(write: Write, objections: Objection[]): void {
  const { action, data, stored, documentId } = write;
  if (action === 'update' && 'closedOn' in (permitFor(UID.contact, documentId)?.values ?? {})) return;
  for (const field of ['closedOn', 'closedReason'] as const) {
    const before = action === 'update' ? (stored?.[field] ?? null) : null;
    const changes = data[field] !== undefined && (data[field] || null) !== before;
    if (changes && !(action === 'clone' && data[field] === stored?.[field])) objections.push(closedByService(field));
    delete data[field];
    if (action === 'clone') data[field] = null;
  }
  keepSuccessor(write, objections);
}

function keepSuccessor({ action, data, stored }: Write, objections: Objection[]): void {
  const before = stored?.successor as RelatedRow | null | undefined;
  const input = relationInput(data.successor);
  const same =
    input.change === 'none' ||
    (input.change === 'clear' ? !before || action === 'clone' : before !== null && before !== undefined && (input.id === before.id || input.documentId === before.documentId));
  if (!same) objections.push(closedByService('successor'));
  delete data.successor;
  if (action === 'clone') data.successor = null;
}

const closedByService = (field: string): Objection => ({
  field,
  reason: 'closed',
  message: `${field} is written by closing the contact: POST contacts/:documentId/close, or …/reopen`,
});

/** The person behind the contact after the write; null for a company. Objects where kind and person do not fit. */
async function personAfter(write: Write, objections: Objection[]): Promise<RelatedRow | null> {
  const kind = valueAfter<string>(write, 'kind') ?? 'company';
  keepKind(write, kind, objections);
  const unknown = objections.length;
  const person = await relatedAfter(write, 'person', objections);
  if (objections.length > unknown) return null;
  if (kind === 'person' && !person) {
    objections.push({ field: 'person', reason: 'required', message: 'A contact of kind person needs its person' });
  }
  if (kind === 'company' && person) {
    objections.push({ field: 'person', reason: 'kind', message: 'Only a contact of kind person has a person; people at a company are its positions' });
  }
  return kind === 'person' ? person : null;
}

/** Positions, departments and relation types depend on it. */
function keepKind({ action, stored }: Write, kind: string, objections: Objection[]): void {
  if (action !== 'update' || !stored || stored.kind === kind) return;
  objections.push({ field: 'kind', reason: 'fixed', message: 'The kind of a contact cannot be changed: create the other one and close this' });
}

const MOST_TAGS = 50;

function checkTags({ data }: Write, objections: Objection[]): void {
  if (data.tags === undefined || data.tags === null) return;
  const tags = data.tags as unknown[];
  const fine = Array.isArray(tags) && tags.length <= MOST_TAGS && tags.every((tag) => typeof tag === 'string' && tag.trim() !== '' && tag.length <= 60);
  if (!fine) objections.push({ field: 'tags', reason: 'tags', message: `tags must be a list of at most ${MOST_TAGS} texts of at most 60 characters` });
}

function setKeys(write: Write, person: RelatedRow | null): void {
  const fields = ['name', 'postalCode', 'city', 'email', 'phone', 'vatId', 'country'];
  if (write.action === 'update' && !fields.some((field) => isWritten(write, field)) && !isWritten(write, 'person')) return;
  const row = Object.fromEntries(fields.map((field) => [field, valueAfter(write, field)]));
  Object.assign(write.data, contactKeys(row, settingsOf(write.strapi).defaultCountry), { personKey: person?.documentId ?? null });
}
