import { relatedAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { channelKey } from './keys.rules';
import { isWebAddress } from './normalization';
import { storedForms } from './values.rules';

const WRITES = ['create', 'update', 'clone'] as const;

/** A further channel: of exactly one owner, its value also in the form by which it is found. */
export const guardChannel: WriteGuard = {
  uids: [UID.channel],
  actions: WRITES,
  populate: ['contact', 'person', 'position'],
  async before(write) {
    const objections: Objection[] = [];
    const owners = await ownersAfter(write, ['contact', 'person', 'position'], objections);
    const kind = valueAfter<string>(write, 'kind');
    const value = valueAfter<string>(write, 'value');
    if (kind === 'web' && value && value !== write.stored?.value && !isWebAddress(value)) {
      objections.push({ field: 'value', reason: 'website', message: 'value must be a web address, such as https://example.com' });
    }
    if (objections.length > 0) throw refusal(objections);
    const country = await countryOf(write, owners);
    write.data.valueKey = channelKey(kind, value, country, settingsOf(write.strapi).defaultCountry);
  },
};

/** A further address, of exactly one owner. */
export const guardAddress: WriteGuard = {
  uids: [UID.address],
  actions: WRITES,
  populate: ['contact', 'person'],
  async before(write) {
    const objections: Objection[] = [];
    await ownersAfter(write, ['contact', 'person'], objections);
    takeStoredForms(write, objections);
  },
};

export const guardBankAccount: WriteGuard = {
  uids: [UID.bankAccount],
  actions: WRITES,
  populate: ['contact'],
  async before(write) {
    const objections: Objection[] = [];
    await ownersAfter(write, ['contact'], objections);
    takeStoredForms(write, objections);
  },
};

function takeStoredForms(write: Write, objections: Objection[]): void {
  const { values, objections: found } = storedForms(write.data, write.action === 'update' ? write.stored : null);
  if (objections.length + found.length > 0) throw refusal([...objections, ...found]);
  Object.assign(write.data, values);
}

type Owners = Record<string, RelatedRow | null>;

/** A child row belongs to exactly one of `names`: without an owner it is an orphan, with two nobody's. */
async function ownersAfter(write: Write, names: string[], objections: Objection[]): Promise<Owners> {
  const owners: Owners = {};
  for (const name of names) owners[name] = await relatedAfter(write, name, objections);
  const set = names.filter((name) => owners[name]);
  if (set.length === 1 || objections.length > 0) return owners;
  const field = set[1] ?? names[0];
  objections.push({ field, reason: 'owner', message: `It must belong to exactly one of ${names.join(', ')}` });
  return owners;
}

/** In which country a number without prefix is dialled; a position's is its company's. */
async function countryOf({ strapi }: Write, { contact, position }: Owners): Promise<string | null> {
  if (contact) return (contact.country ?? null) as string | null;
  if (!position) return null;
  const { company } = await strapi.db.query(UID.position).findOne({ where: { id: position.id }, populate: { company: { select: ['country'] } } });
  return company?.country ?? null;
}
