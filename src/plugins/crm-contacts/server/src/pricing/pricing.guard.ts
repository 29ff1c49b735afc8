import type { Core } from '@strapi/strapi';
import { relatedAfter, validityAfter, valueAfter } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { UID } from '../kernel/uids';
import { services } from '../services';
import {
  entryKeyOf, objectionsToAssignment, objectionsToCatalogue, objectionsToEntry, objectionToAssignmentContact,
  type CatalogueWrite, type EntryWrite,
} from './catalogue.rules';
import { allCatalogues, assignmentsOf } from './prices.sql';

const WRITES = ['create', 'update', 'clone'] as const;

export const pricingGuards: WriteGuard[] = [
  {
    uids: [UID.priceCatalogue],
    actions: WRITES,
    locks: ['lock:pricing'],
    populate: ['base'],
    async before(write) {
      if (typeof write.data.currency === 'string') write.data.currency = write.data.currency.trim().toUpperCase();
      const found: Objection[] = [];
      validityAfter(write, found);
      const base = await relatedAfter(write, 'base', found);
      const documentId = write.action === 'update' ? (write.documentId ?? null) : null;
      const written: CatalogueWrite = {
        documentId,
        kind: valueAfter<CatalogueWrite['kind']>(write, 'kind') ?? 'article',
        currency: valueAfter<string>(write, 'currency') ?? '',
        base: base?.documentId ?? null,
      };
      const all = [...(await allCatalogues(write.strapi, write.trx)).values()];
      refuse([...found, ...objectionsToCatalogue(written, all.filter((other) => other.documentId !== documentId))]);
    },
  },
  {
    uids: [UID.priceCatalogue],
    actions: ['delete'],
    locks: ['lock:pricing'],
    before: assertCatalogueIsFree,
  },
  {
    uids: [UID.priceEntry],
    actions: WRITES,
    locks: ['lock:pricing'],
    populate: ['catalogue'],
    before: completeEntry,
  },
  {
    uids: [UID.priceAssignment],
    actions: WRITES,
    locks: ['lock:pricing'],
    populate: ['contact', 'catalogue'],
    before: checkAssignment,
  },
  {
    uids: [UID.process],
    actions: WRITES,
    before({ data }) {
      if (typeof data.code === 'string') data.code = data.code.trim();
      if (data.code === '') refuse([{ field: 'code', reason: 'required', message: 'code must be filled' }]);
    },
  },
];

function refuse(objections: Objection[]): void {
  if (objections.length > 0) throw refusal(objections);
}

async function assertCatalogueIsFree({ strapi, documentId }: Write): Promise<void> {
  const counts: [string, number][] = [
    ['price entries', await countOf(strapi, UID.priceEntry, { catalogue: { documentId } })],
    ['assignments', await countOf(strapi, UID.priceAssignment, { catalogue: { documentId } })],
    ['catalogues that take their prices from it', await countOf(strapi, UID.priceCatalogue, { base: { documentId } })],
  ];
  const depending = counts.filter(([, count]) => count > 0);
  if (depending.length === 0) return;
  const list = depending.map(([name, count]) => `${count} ${name}`).join(', ');
  throw refusal({ field: 'documentId', reason: 'used', message: `The catalogue has ${list}: end it instead`, details: Object.fromEntries(depending) });
}

const countOf = (strapi: Core.Strapi, uid: string, where: object) => strapi.db.query(uid).count({ where });

/** documentId of a row that must be named. */
async function requiredRow(write: Write, name: string): Promise<string> {
  const found: Objection[] = [];
  const row = await relatedAfter(write, name, found);
  refuse(found);
  if (!row) throw refusal({ field: name, reason: 'required', message: `${name} must be filled` });
  return row.documentId;
}

async function completeEntry(write: Write): Promise<void> {
  const { strapi, trx, action, data, documentId } = write;
  for (const name of ['code', 'unit']) if (typeof data[name] === 'string') data[name] = (data[name] as string).trim();
  if (data.unit === '') data.unit = null;
  const catalogue = await requiredRow(write, 'catalogue');
  const number = (name: string) => numberIn(valueAfter(write, name));
  const entry: EntryWrite = {
    code: valueAfter<string>(write, 'code') ?? '',
    unit: valueAfter<string>(write, 'unit'),
    minQuantity: number('minQuantity') ?? 0,
    price: number('price'),
    discountPercent: number('discountPercent'),
    hasBase: Boolean((await allCatalogues(strapi, trx)).get(catalogue)?.base),
  };
  refuse(objectionsToEntry(entry));
  data.entryKey = entryKeyOf(catalogue, entry);
  // The unique index holds against races; this names the field and says what stands there.
  const taken = await strapi.db.query(UID.priceEntry).findOne({ where: { entryKey: data.entryKey }, select: ['documentId'] });
  if (taken && (action !== 'update' || taken.documentId !== documentId)) {
    refuse([{ field: 'code', reason: 'unique', message: `The catalogue has a price for ${entry.code}${entry.unit ? ` per ${entry.unit}` : ''} from ${entry.minQuantity} on already` }]);
  }
}

/** What Strapi will refuse as no number, with the field's name, counts as absent here. */
function numberIn(value: unknown): number | string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}

async function checkAssignment(write: Write): Promise<void> {
  const { strapi, trx, action, stored, documentId } = write;
  const found: Objection[] = [];
  const [contact, catalogue] = [await requiredRow(write, 'contact'), await requiredRow(write, 'catalogue')];
  const validity = validityAfter(write, found);
  const isNew = action !== 'update' || (stored?.contact as { documentId: string } | null)?.documentId !== contact;
  if (isNew) await assertTakesCatalogues(strapi, contact);
  const all = await allCatalogues(strapi, trx);
  const others = (await assignmentsOf(strapi, [contact], trx))
    .filter((other) => action !== 'update' || other.documentId !== documentId)
    .map((other) => ({ ...other, catalogueName: all.get(other.catalogue)?.name ?? other.catalogue }));
  refuse([...found, ...objectionsToAssignment({ catalogue, ...validity }, others)]);
}

async function assertTakesCatalogues(strapi: Core.Strapi, documentId: string): Promise<void> {
  const contact = await strapi.db.query(UID.contact).findOne({ where: { documentId }, select: ['name', 'stage', 'stageStatus', 'closedOn'] });
  const allowed = await services(strapi).workflow.capabilitiesOf(contact.stage, contact.stageStatus);
  const objection = objectionToAssignmentContact(contact, allowed);
  if (objection) throw refusal(objection);
}
