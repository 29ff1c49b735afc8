import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AddressSwap, ChannelSwap, PostalAddress } from '../../../contracts/contacts';
import { forbidden, notFound, refusal } from '../kernel/errors';
import { assertReadsInFull } from '../kernel/rights/in-full';
import { judgeOf, type Judge } from '../kernel/rights/judge';
import type { Reader } from '../kernel/rights/reader';
import { linkOf } from '../kernel/tables';
import { inTransaction } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { addressesOf, channelsOf } from './belongings.sql';
import { holdBelonging } from './hold';

type Row = Record<string, unknown> & { id: number; documentId: string };

/** Where the main value of a channel's kind stands, by owner. Persons have a field for mobile numbers, contacts have one for all. */
const MAIN: Record<'contact' | 'person', Partial<Record<string, ChannelSwap['field']>>> = {
  contact: { email: 'email', phone: 'phone', mobile: 'phone', web: 'website' },
  person: { email: 'email', phone: 'phone', mobile: 'mobile' },
};

const PARTS = ['street', 'addressExtra', 'postalCode', 'city', 'region', 'country'] as const;

type Owner = keyof typeof MAIN;
const UID_OF = { contact: UID.contact, person: UID.person } as const;

/** Makes a further channel the main one; the former main value takes its place. One transaction. */
export async function makeChannelMain(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<ChannelSwap> {
  const { kind, owner, field } = await inTransaction(strapi, (trx) => swapChannel(strapi, trx, reader, documentId));
  // Read as every reader reads them: what was written may hold more than this one may know.
  const [judge, stored, channels] = await Promise.all([
    judgeOf(strapi, reader, UID_OF[kind], owner),
    strapi.db.query(UID_OF[kind]).findOne({ where: { documentId: owner }, select: [field] }) as Promise<Row>,
    channelsOf(strapi, reader, kind, owner),
  ]);
  return {
    field,
    value: judge?.may('read', field) ? (stored[field] as string) : null,
    channel: channels?.find((row) => row.documentId === documentId) ?? null,
  };
}

interface SwappedChannel {
  kind: Owner;
  owner: string;
  field: ChannelSwap['field'];
}

async function swapChannel(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, documentId: string): Promise<SwappedChannel> {
  await holdBelonging({ strapi, trx, documentId }, UID.channel);
  const channel = await changeable(strapi, reader, UID.channel, documentId, ['value'], ['contact', 'person', 'position']);
  const kind = channel.contact ? 'contact' : channel.person ? 'person' : null;
  const field = kind ? MAIN[kind][channel.kind as string] : undefined;
  if (!kind || !field) {
    throw refusal({ field: 'kind', reason: 'kind', message: `A channel of kind ${String(channel.kind)} cannot be the main one here` });
  }
  const owner = channel[kind] as Row;
  await assertMaySwap(strapi, reader, UID_OF[kind], owner.documentId, [field]);
  const former = (owner[field] ?? null) as string | null;
  await strapi.documents(UID_OF[kind]).update({ documentId: owner.documentId, data: { [field]: channel.value } } as never);
  if (former) await strapi.documents(UID.channel).update({ documentId, data: { value: former, label: null } } as never);
  else await strapi.documents(UID.channel).delete({ documentId });
  return { kind, owner: owner.documentId, field };
}

/**
 * Makes a further address of a contact the main one; the former main address becomes a further one. It
 * takes the row's place, unless something else refers to that row (a workplace, the site of a document):
 * that meant the address, not the row, so the row stays as it is and the former gets one of its own.
 */
export async function makeAddressMain(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<AddressSwap> {
  const { contact, main, former } = await inTransaction(strapi, (trx) => swapAddress(strapi, trx, reader, documentId));
  const [judge, addresses] = await Promise.all([judgeOf(strapi, reader, UID.contact, contact), addressesOf(strapi, reader, 'contact', contact)]);
  const granted = judge?.granted('read', PARTS) ?? new Set();
  return {
    main: Object.fromEntries(PARTS.filter((part) => granted.has(part)).map((part) => [part, main[part]])),
    address: addresses?.find((row) => row.documentId === former) ?? null,
  };
}

interface SwappedAddress {
  /** documentId of the contact, and of the row that holds its former main address. */
  contact: string;
  former: string | null;
  main: PostalAddress;
}

async function swapAddress(strapi: Core.Strapi, trx: Knex.Transaction, reader: Reader, documentId: string): Promise<SwappedAddress> {
  await holdBelonging({ strapi, trx, documentId }, UID.address);
  const address = await changeable(strapi, reader, UID.address, documentId, PARTS, ['contact', 'person']);
  const contact = address.contact as Row | null;
  if (!contact) throw refusal({ field: 'person', reason: 'owner', message: 'Only an address of a contact can be its main one' });
  await assertMaySwap(strapi, reader, UID.contact, contact.documentId, PARTS);
  const [main, former] = [partsOf(address), partsOf(contact)];
  await strapi.documents(UID.contact).update({ documentId: contact.documentId, data: main } as never);
  return { contact: contact.documentId, main, former: await keepFormer(strapi, trx, { address, contact, former }) };
}

interface Swap {
  address: Row;
  contact: Row;
  former: PostalAddress;
}

async function keepFormer(strapi: Core.Strapi, trx: Knex.Transaction, { address, contact, former }: Swap): Promise<string | null> {
  const used = await isReferred(strapi, trx, address.id);
  const empty = Object.values(former).every((value) => !value);
  const { documentId } = address;
  const addresses = () => strapi.documents(UID.address);
  if (empty) {
    if (!used) await addresses().delete({ documentId });
    return null;
  }
  const data = { ...former, kind: 'other', label: null };
  const written = used ? await addresses().create({ data: { ...data, contact: contact.id } } as never) : await addresses().update({ documentId, data } as never);
  return (written as Row).documentId;
}

/** Whether a row of any content type, the host's too, points to this address. */
async function isReferred(strapi: Core.Strapi, trx: Knex.Transaction, id: number): Promise<boolean> {
  for (const { table, target } of linksToAddresses(strapi)) {
    if (await trx(table).where(target, id).first()) return true;
  }
  return false;
}

function linksToAddresses(strapi: Core.Strapi) {
  // An address relates to addresses only through Strapi's own `localizations`.
  const types = Object.entries(strapi.contentTypes).filter(([uid]) => uid !== UID.address);
  return types.flatMap(([uid, { attributes }]) =>
    Object.entries(attributes as Record<string, { type: string; target?: string }>)
      .filter(([, { type, target }]) => type === 'relation' && target === UID.address)
      .map(([name]) => linkOf(strapi, uid, name))
  );
}

async function changeable(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string, fields: readonly string[], populate: string[]): Promise<Row> {
  const judge = await judgeOf(strapi, reader, uid, documentId);
  const row = (await strapi.db.query(uid).findOne({ where: { documentId }, populate })) as Row | null;
  if (!judge || !row) throw notFound();
  if (!judge.may('update')) throw forbidden('You may not change this entry');
  await assertReadsInFull(strapi, reader, uid, [documentId], fields);
  return row;
}

async function assertMaySwap(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string, fields: readonly string[]): Promise<void> {
  const judge: Judge | null = await judgeOf(strapi, reader, uid, documentId);
  if (!judge) throw notFound();
  const refused = fields.filter((field) => !judge.may('update', field));
  if (!judge.may('update') || refused.length > 0) throw forbidden(`You may not write ${refused.join(', ') || 'here'}`);
  await assertReadsInFull(strapi, reader, uid, [documentId], fields);
}

const partsOf = (row: Row) => Object.fromEntries(PARTS.map((part) => [part, row[part] ?? null])) as unknown as PostalAddress;
