import type { Core } from '@strapi/strapi';
import type { CreatedContactPerson, EndPosition, NewContactPerson, PositionState } from '../../../contracts/organisation';
import type { Day } from '../kernel/dates';
import { overlap } from '../kernel/dates';
import { refusal } from '../kernel/errors';
import { assertMayCreate } from '../kernel/rights/may-create';
import { getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { refusedUnder } from '../kernel/refused-under';
import { assertUnchangedSince, type Seen } from '../kernel/seen';
import { todayIn } from '../kernel/settings';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { assertMayChange, writePosition } from './position.write';

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
    await assertMayChange(strapi, reader, documentId, ['validTo']);
    await assertUnchangedSince(strapi, UID.position, documentId, seen as Seen | undefined);
    return writePosition(strapi, documentId, { validTo });
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
    await assertMayChange(strapi, reader, documentId, ['main']);
    const populate = { company: { select: ['id'] } };
    const position: MainRow = await strapi.db.query(UID.position).findOne({ where: { documentId }, populate });
    const others: MainRow[] = await strapi.db.query(UID.position).findMany({ where: { company: { id: position.company?.id }, main: true, documentId: { $ne: documentId } } });
    for (const other of others.filter((row) => overlap(row, position))) await writePosition(strapi, other.documentId, { main: false });
    return writePosition(strapi, documentId, { main: true });
  });
}
