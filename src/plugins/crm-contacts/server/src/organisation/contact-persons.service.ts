import type { Core } from '@strapi/strapi';
import type { CreatedContactPerson, EndPosition, NewContactPerson, PositionState } from '../../../contracts/organisation';
import type { Day } from '../kernel/dates';
import { overlap } from '../kernel/dates';
import { forbidden, notFound, refusal } from '../kernel/errors';
import { assertMayCreate } from '../kernel/may-create';
import { getReadable } from '../kernel/readable';
import type { Reader } from '../kernel/reader';
import { refusedUnder } from '../kernel/refused-under';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { todayIn } from '../kernel/settings';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';

/** A position at a company, with its person where there is none yet, in one transaction. */
export async function addContactPerson(strapi: Core.Strapi, reader: Reader, company: string, input: NewContactPerson): Promise<CreatedContactPerson> {
  const { newPerson, person, ...attributes } = input;
  if (Boolean(person) === Boolean(newPerson)) {
    throw refusal({ field: 'person', reason: 'required', message: 'A contact person needs either person or newPerson' });
  }
  assertMayCreate(reader, UID.position, [...Object.keys(attributes), 'person', 'company']);
  if (newPerson) assertMayCreate(reader, UID.person, Object.keys(newPerson));
  await getReadable(strapi, reader, UID.contact, company);
  return inTransaction(strapi, async (trx) => {
    // Before the person is written: the lock must be the transaction's first statement.
    await lock(strapi, trx, 'lock:organisation');
    const held = newPerson ? await refusedUnder('newPerson', () => createPerson(strapi, newPerson)) : (person as string);
    const position = await strapi.documents(UID.position).create({ data: { ...attributes, company, person: held } as never });
    return { documentId: position.documentId, person: held };
  });
}

async function createPerson(strapi: Core.Strapi, person: object): Promise<string> {
  return (await strapi.documents(UID.person).create({ data: person as never })).documentId;
}

/** The last day of a position. */
export async function endPosition(strapi: Core.Strapi, reader: Reader, documentId: string, { validTo = todayIn(strapi), seen }: EndPosition): Promise<PositionState> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    await assertMayChange(strapi, reader, documentId, 'validTo');
    await assertUnchangedSince(strapi, UID.position, documentId, seen as Seen | undefined);
    return write(strapi, documentId, { validTo });
  });
}

interface MainRow {
  documentId: string;
  validFrom: Day | null;
  validTo: Day | null;
  company: { id: number } | null;
}

/** Makes a position the company's main one; another that is main on some of the same days is no longer. */
export async function makeMain(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<PositionState> {
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:organisation');
    await assertMayChange(strapi, reader, documentId, 'main');
    const populate = { company: { select: ['id'] } };
    const position: MainRow = await strapi.db.query(UID.position).findOne({ where: { documentId }, populate });
    const others: MainRow[] = await strapi.db.query(UID.position).findMany({ where: { company: { id: position.company?.id }, main: true, documentId: { $ne: documentId } } });
    for (const other of others.filter((row) => overlap(row, position))) await write(strapi, other.documentId, { main: false });
    return write(strapi, documentId, { main: true });
  });
}

/** 404 for what the reader may not see, 403 for what they may see but not change. */
async function assertMayChange(strapi: Core.Strapi, reader: Reader, documentId: string, field: string): Promise<void> {
  if (!(await reader.keep('read', UID.position, [documentId])).has(documentId)) throw notFound();
  const exists = await strapi.db.query(UID.position).count({ where: { documentId } });
  if (exists === 0) throw notFound();
  const may = (await reader.keep('update', UID.position, [documentId])).has(documentId) && reader.can('update', UID.position, undefined, field);
  if (!may) throw forbidden('You may not change this position');
}

async function write(strapi: Core.Strapi, documentId: string, data: object): Promise<PositionState> {
  const row = (await strapi.documents(UID.position).update({ documentId, data: data as never })) as unknown as PositionState;
  return { documentId, validTo: row.validTo, main: Boolean(row.main), updatedAt: new Date(row.updatedAt).toISOString() };
}
