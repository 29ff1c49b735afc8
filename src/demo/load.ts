import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { CONTACT_NUMBERS, formatNumber } from '../plugins/crm-contacts/server/src/contacts/number-range';
import { settingsOf, todayIn } from '../plugins/crm-contacts/server/src/kernel/settings';
import { inTransaction, lock, reserveNumber, takeNumbers } from '../plugins/crm-contacts/server/src/kernel/transaction';
import { completeRows } from '../plugins/crm-contacts/server/src/pricing/catalogues.sql';
import { UID } from '../plugins/crm-contacts/server/src/kernel/uids';
import { services } from '../plugins/crm-contacts/server/src/services';
import { bulkInserter, documentIdFor } from './bulk.sql';
import { derivedValues } from './keys';
import { makeDemo } from './make';
import { isLoaded, markLoaded } from './marker';
import type { DemoRow, DemoRows } from './rows';

type Inserter = ReturnType<typeof bulkInserter>;
type Ids = Map<string, Map<string, number>>;

/**
 * Fills an empty database, all or nothing and once: true when it did. Several processes may start at
 * once: they take turns, and who comes second finds the work done.
 */
export async function loadDemo(strapi: Core.Strapi): Promise<boolean> {
  if (!(await isWanted(strapi))) return false;
  const begin = Date.now();
  const loaded = await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:jobs');
    if (!(await isWanted(strapi))) return false;
    strapi.log.info('Loading the demo data …');
    await letDocumentsMove(strapi);
    await insertAll(strapi, trx, makeDemo(todayIn(strapi)));
    await completeRows(strapi, trx);
    await markLoaded(strapi);
    return true;
  });
  if (loaded) strapi.log.info(`Demo data loaded in ${((Date.now() - begin) / 1000).toFixed(1)} s; CRM_DEMO=false starts empty`);
  return loaded;
}

async function isWanted(strapi: Core.Strapi): Promise<boolean> {
  if (await isLoaded(strapi)) return false;
  const counts = await Promise.all([UID.contact, UID.person].map((uid) => strapi.db.query(uid).count()));
  return counts.every((count) => count === 0);
}

/** A first quote makes a lead a prospect, a first order a customer: off in the plugin, on in the demo. */
async function letDocumentsMove(strapi: Core.Strapi): Promise<void> {
  const { workflow } = services(strapi);
  const definition = await workflow.definition();
  // Who has changed the workflow already, knows what they want.
  if (definition.version > 0) return;
  const active = (stage: string) => ({ stage, status: 'active' });
  const triggers = [
    { source: 'quote', from: active('lead'), to: active('prospect') },
    { source: 'order', from: active('prospect'), to: active('customer') },
  ];
  await workflow.save({ definition: { ...definition, triggers } }, null);
}

async function insertAll(strapi: Core.Strapi, trx: Knex.Transaction, rows: DemoRows): Promise<void> {
  const inserter = bulkInserter(strapi, trx);
  const ids: Ids = new Map([[UID.relationType, await relationTypes(strapi)]]);
  await numberContacts(strapi, trx, rows[UID.contact]);
  await numberDocuments(strapi, trx, rows);
  for (const [uid, list] of Object.entries(rows)) ids.set(uid, await insertRows(strapi, inserter, uid, list, rows));
  for (const [uid, list] of Object.entries(rows)) {
    await insertLinks(strapi, inserter, uid, list, ids);
    await insertLines(inserter, uid, list, ids.get(uid) as Map<string, number>);
  }
}

/** Ids of the types that the plugin shipped, by key. */
async function relationTypes(strapi: Core.Strapi): Promise<Map<string, number>> {
  const types: { id: number; key: string }[] = await strapi.db.query(UID.relationType).findMany({ select: ['id', 'key'] });
  return new Map(types.map(({ id, key }) => [key, id]));
}

async function numberContacts(strapi: Core.Strapi, trx: Knex.Transaction, contacts: DemoRow[]): Promise<void> {
  const first = await takeNumbers(strapi, trx, CONTACT_NUMBERS, contacts.length);
  const format = settingsOf(strapi).numberRange;
  contacts.forEach(({ values }, index) => Object.assign(values, { number: formatNumber(format, first + index) }));
}

/** By day, as they would have been numbered when they were written. */
async function numberDocuments(strapi: Core.Strapi, trx: Knex.Transaction, rows: DemoRows): Promise<void> {
  for (const { contentType, key, number, numbering } of services(strapi).documents.sources()) {
    const list = rows[contentType];
    if (!list || !numbering) continue;
    list.forEach(({ values }, index) => Object.assign(values, { [number]: formatNumber(numbering, index + 1) }));
    await reserveNumber(strapi, trx, `document-number:${key}`, list.length);
  }
}

async function insertRows(strapi: Core.Strapi, { insertRows: insert }: Inserter, uid: string, list: DemoRow[], rows: DemoRows): Promise<Map<string, number>> {
  const countries = new Map(rows[UID.contact].map(({ key, values }) => [key, values.country as string]));
  const context = {
    country: settingsOf(strapi).defaultCountry,
    companyCountry: (key: string) => countries.get(key) as string,
    documentIdOf: documentIdFor,
  };
  const now = new Date();
  const idsByDocument = await insert(uid, list.map((row) => ({
    documentId: documentIdFor(uid, row.key),
    values: { ...row.values, ...derivedValues(uid, row, context) },
    // What is planned was written down before now.
    createdAt: row.createdAt && row.createdAt < now ? row.createdAt : now,
  })));
  return new Map(list.map(({ key }) => [key, idsByDocument.get(documentIdFor(uid, key)) as number]));
}

async function insertLinks(strapi: Core.Strapi, { insertLinks: insert }: Inserter, uid: string, list: DemoRow[], ids: Ids): Promise<void> {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { target?: string }> };
  const idOf = (type: string, key: string) => {
    const id = ids.get(type)?.get(key);
    if (id === undefined) throw new Error(`The demo has no ${type} "${key}"`);
    return id;
  };
  const names = new Set(list.flatMap(({ links = {} }) => Object.keys(links)));
  for (const name of names) {
    const target = attributes[name].target as string;
    const linked = list.flatMap(({ key, links = {} }) => [links[name] ?? []].flat().map((other) => ({ own: idOf(uid, key), target: idOf(target, other) })));
    await insert(uid, name, linked);
  }
}

async function insertLines({ insertComponents }: Inserter, uid: string, list: DemoRow[], ids: Map<string, number>): Promise<void> {
  const lines = list.flatMap(({ key, lines: own = [] }) => own.map((values) => ({ own: ids.get(key) as number, values })));
  if (lines.length > 0) await insertComponents(uid, 'lines', 'sales.line', lines);
}
