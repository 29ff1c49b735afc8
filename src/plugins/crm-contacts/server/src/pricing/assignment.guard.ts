import type { Core } from '@strapi/strapi';
import { requiredAfter, validityAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import { addDays } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard, WriteResult } from '../kernel/guard';
import { quoting, quotingAll } from '../kernel/rights/quotes';
import { todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { objectionsToAssignment, objectionsToAssignmentInForce, objectionToAssignmentContact, type AssignmentTerms } from './catalogue.rules';
import { allCatalogues } from './catalogues.sql';
import { assertNoEquals } from './conflicts';
import { dayOf } from './in-force';
import { firstDayOfAssignment } from './in-force.rules';
import { assignmentsOf, type StoredAssignment } from './prices.sql';

async function beforeAssignment(write: Write): Promise<void> {
  const { strapi, trx, action, stored, documentId } = write;
  const found: Objection[] = [];
  const [contact, catalogue] = [await requiredAfter(write, 'contact', found), await requiredAfter(write, 'catalogue', found)];
  if (!contact || !catalogue) throw refusal(found);
  const validity = validityAfter(write, found);
  const isNew = action !== 'update' || (stored?.contact as RelatedRow | null)?.documentId !== contact.documentId;
  if (isNew) await assertTakesCatalogues(strapi, contact.documentId);
  const all = await allCatalogues(strapi, trx);
  const others = (await assignmentsOf(strapi, [contact.documentId], trx))
    .filter((other) => action !== 'update' || other.documentId !== documentId)
    .map((other) => ({ ...other, catalogueName: all.get(other.catalogue)?.name ?? other.catalogue }));
  found.push(...objectionsToAssignment({ catalogue: catalogue.documentId, ...validity }, others).map(quotingAssignments(others)));
  if (action === 'update' && isInForce(write)) {
    const after: AssignmentTerms = {
      contact: contact.documentId,
      catalogue: catalogue.documentId,
      priority: valueAfter<number>(write, 'priority') ?? 0,
      includeGroup: valueAfter<boolean>(write, 'includeGroup') ?? true,
      validFrom: validity.validFrom ?? null,
      validTo: validity.validTo ?? null,
    };
    found.push(...objectionsToAssignmentInForce(termsOf(write), after, addDays(todayIn(strapi), -1)));
  }
  if (found.length > 0) throw refusal(found);
}

/** The name and the days of what is assigned already. */
const quotingAssignments = (others: (StoredAssignment & { catalogueName: string })[]) =>
  quotingAll(others.flatMap(({ documentId, catalogue, catalogueName, validFrom, validTo }) => [quoting(UID.priceAssignment, documentId, { validFrom, validTo }), quoting(UID.priceCatalogue, catalogue, { name: catalogueName })]));

function termsOf({ stored }: Write): AssignmentTerms {
  const row = stored as Record<string, unknown>;
  return {
    contact: (row.contact as RelatedRow | null)?.documentId ?? '',
    catalogue: (row.catalogue as RelatedRow | null)?.documentId ?? '',
    priority: (row.priority as number | null) ?? 0,
    includeGroup: Boolean(row.includeGroup),
    validFrom: (row.validFrom as string | null) ?? null,
    validTo: (row.validTo as string | null) ?? null,
  };
}

/** Prices of earlier days came from it. */
function isInForce({ strapi, stored }: Write): boolean {
  const made = (row: Record<string, unknown>) => ({
    validFrom: row.validFrom as string | null,
    validTo: row.validTo as string | null,
    createdAt: row.createdAt ? new Date(row.createdAt as string).getTime() : null,
  });
  const catalogue = stored?.catalogue as Record<string, unknown> | null;
  return Boolean(stored && catalogue) && firstDayOfAssignment(made(stored as Record<string, unknown>), made(catalogue as Record<string, unknown>), dayOf(strapi)) < todayIn(strapi);
}

async function assertTakesCatalogues(strapi: Core.Strapi, documentId: string): Promise<void> {
  const contact = await strapi.db.query(UID.contact).findOne({ where: { documentId }, select: ['name', 'stage', 'stageStatus', 'closedOn'] });
  const allowed = await services(strapi).workflow.capabilitiesOf(contact.stage, contact.stageStatus);
  const objection = objectionToAssignmentContact(contact, allowed);
  if (objection) throw refusal(quoting(UID.contact, documentId, { name: contact.name, stage: contact.stage })(objection));
}

/** Read from the database: whatever shape the relations came in, here they are rows. */
async function afterAssignment({ strapi, trx }: Write, { id }: WriteResult): Promise<void> {
  const row = await strapi.db.query(UID.priceAssignment).findOne({ where: { id: Number(id) }, populate: ['contact', 'catalogue'] });
  if (row) await assertNoEquals(strapi, trx, row.catalogue.id, 'priority', undefined, row.contact.id);
}

export const assignmentGuards: WriteGuard[] = [
  {
    uids: [UID.priceAssignment],
    actions: ['create', 'update', 'clone'],
    locks: ['lock:pricing'],
    populate: ['contact', 'catalogue'],
    before: beforeAssignment,
    after: afterAssignment,
  },
  {
    uids: [UID.priceAssignment],
    actions: ['delete'],
    locks: ['lock:pricing'],
    populate: ['contact', 'catalogue'],
    before(write) {
      if (!isInForce(write)) return;
      throw refusal({ field: 'documentId', reason: 'in-force', message: 'This assignment has been in force before today: end it instead' });
    },
  },
];
