import type { Core } from '@strapi/strapi';
import type { AssignedCatalogue, CatalogueKind, CatalogueSummary, PriceAnswer, PriceGround, PriceItem, SalesPage } from '../../../contracts/pricing';
import { mayOpen } from '../kernel/rights/actions';
import { todayIn } from '../kernel/settings';
import { isCurrent } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';
import { forbidden } from '../kernel/errors';
import { judgeOf } from '../kernel/rights/judge';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import { fieldsOf, hiddenIn, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { permittedRows, rowsShowing } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { cataloguesFor, type StoredCatalogue } from './catalogues.sql';
import { hiddenCatalogues } from './catalogue.access';
import { assignmentsIn, cataloguesIn, concealer } from './concealed.rules';
import { firstDayOfAssignment } from './in-force.rules';
import { dayOf } from './in-force';
import { pricer, type Candidate, type Circumstances } from './price.rules';
import { assignmentsOf, countAssignments, entriesOf, withBases, type StoredAssignment } from './prices.sql';
import type { PricingService } from './pricing.service';
import { getUnit, unitsOf } from './units.settings';

/** Which price and why, and what the sales page shows. */
export type PriceAnswers = Pick<PricingService, 'mayRead' | 'prices' | 'known' | 'sales' | 'assignmentCount'>;

/** The contact or a member of its corporate family from which assignments reach it. */
interface Source {
  documentId: string;
  name: string | null;
  distance: number;
}

/**
 * documentIds of those assignments that the roles' own conditions allow. Whose they are does not matter here: one that
 * is inherited from a contact that the reader may not read counts, and is shown without its name.
 */
async function allowed(strapi: Core.Strapi, reader: Reader, documentIds: string[]): Promise<Set<string>> {
  const condition = reader.condition('read', UID.priceAssignment);
  if (!condition || documentIds.length === 0) return new Set(documentIds);
  const rows: { documentId: string }[] = await strapi.db.query(UID.priceAssignment).findMany({ select: ['documentId'], where: { $and: [{ documentId: { $in: documentIds } }, condition] } });
  return new Set(rows.map(({ documentId }) => documentId));
}

/** documentIds of the assignments that the reader may not be told of in full: their row, or one of their terms, is hidden. */
async function untoldAssignments(strapi: Core.Strapi, reader: Reader, documentIds: string[]): Promise<Set<string>> {
  const [kept, hidden] = await Promise.all([allowed(strapi, reader, documentIds), hiddenIn(strapi, reader, UID.priceAssignment, documentIds)]);
  const mayReadTerms = ASSIGNED.every((name) => reader.can('read', UID.priceAssignment, undefined, name));
  return new Set(documentIds.filter((documentId) => !mayReadTerms || !kept.has(documentId) || ASSIGNED.some((name) => hidden.get(documentId)?.has(name))));
}

/** Attributes of the contact that the sales page shows. */
const TERMS = ['currency', 'paymentTerms', 'creditLimit'] as const;

export function priceAnswers(strapi: Core.Strapi): PriceAnswers {
  return {
    mayRead: (reader) => readsPrices(strapi, reader),

    async prices(reader, documentId, { items, date = todayIn(strapi), kind = 'article', currency }) {
      const contact = await getReadable(strapi, reader, UID.contact, documentId);
      assertReadsPrices(strapi, reader);
      const asked = items.map((item, index) => itemOf(strapi, item, ['items', index, 'unit']));
      const { candidates, untold, catalogues, circumstances } = await candidatesOn(strapi, reader, contact, { date, kind, currency });
      const wanted = withBases(catalogues, candidates.map(({ catalogue }) => catalogue.documentId));
      const entries = await entriesOf(strapi, wanted, [...new Set(asked.map(({ code }) => code))]);
      const price = pricer(circumstances, candidates, { catalogues, entries }, unitsOf(strapi));
      const conceal = await concealing(strapi, reader, candidates, wanted, untold);
      return { date, kind, results: asked.map((item) => conceal(price(item))) };
    },

    async known(reader, answers) {
      const [hidden, untold] = await Promise.all([
        hiddenCatalogues(strapi, reader, [...new Set(answers.flatMap(cataloguesIn))]),
        untoldAssignments(strapi, reader, [...new Set(answers.flatMap(assignmentsIn))]),
      ]);
      return answers.map(concealer(hidden, untold));
    },

    async assignmentCount(reader, contact) {
      if (!mayOpen(reader, 'pricing.read')) return undefined;
      return reader.can('read', UID.priceAssignment) ? countAssignments(strapi, 'contact', contact, permittedRows(strapi, reader, UID.priceAssignment, 'r', undefined, 'read', { isReached: true })) : 0;
    },

    async sales(reader, documentId) {
      const contact = await getReadable(strapi, reader, UID.contact, documentId);
      const capabilities = await capabilitiesOf(strapi, contact);
      const day = todayIn(strapi);
      const granted = (await judgeOf(strapi, reader, UID.contact, documentId))?.granted('read', TERMS) ?? new Set();
      const field = (name: (typeof TERMS)[number], value: unknown) => (granted.has(name) ? { [name]: value ?? null } : {});
      const head: SalesPage = {
        active: capabilities.sales,
        updatedAt: contact.updatedAt as string,
        ...field('currency', contact.currency),
        ...field('paymentTerms', contact.paymentTerms),
        ...field('creditLimit', contact.creditLimit === null ? null : new Decimal(contact.creditLimit as number).toFixed()),
      };
      if (!reader.can('read', UID.priceCatalogue)) return head;
      const { sources, assignments, catalogues: all } = await assigned(strapi, reader, contact, day);
      const [kept, isShown] = await Promise.all([reader.keep('read', UID.priceCatalogue, [...all.keys()]), fieldsOf(strapi, reader, UID.priceCatalogue, [...all.keys()])]);
      const catalogues = new Map([...all].filter(([id]) => kept.has(id)));
      const general = [...catalogues.values()].filter((row) => row.general && isCurrent(row, day)).map(summary);
      const shown = (rows: CatalogueSummary[]) => rows.map((row) => readableSummary(isShown, row));
      if (!reader.can('read', UID.priceAssignment)) return { ...head, general: shown(general) };
      const showsOfAssignment = await fieldsOf(strapi, reader, UID.priceAssignment, assignments.map((row) => row.documentId));
      const permitted = await allowed(strapi, reader, assignments.map((row) => row.documentId));
      const found = shownAssignments(strapi, sources, assignments.filter((row) => permitted.has(row.documentId)), catalogues, day, showsOfAssignment);
      const readable = <Held extends { catalogue: CatalogueSummary }>(rows: Held[]) => rows.map((row) => ({ ...row, catalogue: readableSummary(isShown, row.catalogue) }));
      return { ...head, general: shown(general), assignments: readable(found.assignments), inherited: readable(found.inherited) };
    },
  };
}

/** A price is made of these; of several entries one decides, so that in none of them may one be hidden. */
const OF_PRICES = ['code', 'unit', 'minQuantity', 'price', 'discountPercent'];

/** What an answer shows comes from all these types; half of it would be a wrong price. */
function readsPrices(strapi: Core.Strapi, reader: Reader): boolean {
  const needed = [[UID.priceEntry, 'price'], [UID.priceCatalogue, 'name'], [UID.priceAssignment, 'priority']] as const;
  return needed.every(([uid, field]) => reader.can('read', uid) && reader.can('read', uid, undefined, field))
    && OF_PRICES.every((field) => rowsShowing(strapi, reader, UID.priceEntry, 'id', field) === null);
}

export function assertReadsPrices(strapi: Core.Strapi, reader: Reader): void {
  if (!readsPrices(strapi, reader)) throw forbidden('You may not read prices: catalogues, entries and assignments are needed for that');
}

/** Takes out of answers what the reader may not know; nothing to do for most. */
export async function concealing(strapi: Core.Strapi, reader: Reader, candidates: Candidate[], wanted: StoredCatalogue[], untold: ReadonlySet<string>): Promise<(answer: PriceAnswer) => PriceAnswer> {
  const hidden = await hiddenCatalogues(strapi, reader, wanted.map(({ documentId }) => documentId));
  const isConcealed = hidden.size > 0 || untold.size > 0 || candidates.some(({ ground }) => ground.contact?.name === null);
  return isConcealed ? concealer(hidden, untold) : (answer) => answer;
}

const capabilitiesOf = (strapi: Core.Strapi, contact: StoredRow) =>
  services(strapi).workflow.capabilitiesOf(contact.stage as string, contact.stageStatus as string);

/** What is asked of all items alike. */
interface Asked {
  date: string;
  kind: CatalogueKind;
  currency?: string;
}

/** Every catalogue that might count for the contact on a day, with what decides there. */
export async function candidatesOn(strapi: Core.Strapi, reader: Reader, contact: StoredRow, { date, kind, currency }: Asked) {
  const [{ sales }, { sources, assignments, catalogues }] = await Promise.all([
    capabilitiesOf(strapi, contact),
    assigned(strapi, reader, contact, date, kind),
  ]);
  const circumstances: Circumstances = { date, sales, currency: currency ?? ((contact.currency as string | null) || null) };
  const untold = await untoldAssignments(strapi, reader, assignments.map((row) => row.documentId));
  return { candidates: candidatesOf(kind, sources, assignments, catalogues), untold, catalogues, circumstances };
}

/** Assignments of the contact and of what carries it in its corporate family on that day, with their catalogues and the general ones. */
async function assigned(strapi: Core.Strapi, reader: Reader, contact: StoredRow, day: string, kind?: CatalogueKind) {
  const parents = await services(strapi).relations.parents(contact.documentId, day);
  const family = [{ documentId: contact.documentId, name: contact.name as string }, ...parents];
  const [assignments, named, isShown] = await Promise.all([
    assignmentsOf(strapi, family.map(({ documentId }) => documentId)),
    services(strapi).access.readableContacts(reader, parents.map(({ documentId }) => documentId)),
    fieldsOf(strapi, reader, UID.contact, family.map(({ documentId }) => documentId)),
  ]);
  const documentIds = [...new Set(assignments.map(({ catalogue }) => catalogue))];
  const catalogues = await cataloguesFor(strapi, { documentIds, general: kind ?? 'all' });
  // The price is the same for everybody; who in the family it comes from is only told to who may know.
  const sources = family.map(({ documentId, name }, distance): Source => ({ documentId, distance, name: (distance === 0 || named.has(documentId)) && isShown(documentId, 'name') ? name : null }));
  return { sources, assignments, catalogues };
}

function candidatesOf(kind: CatalogueKind, sources: Source[], assignments: StoredAssignment[], catalogues: Map<string, StoredCatalogue>): Candidate[] {
  const bySource = new Map(sources.map((source) => [source.documentId, source]));
  const assigned = assignments.flatMap((row): Candidate[] => {
    const [catalogue, source] = [catalogues.get(row.catalogue), bySource.get(row.contact)];
    if (!catalogue || !source || catalogue.kind !== kind) return [];
    const { documentId, priority, validFrom, validTo, includeGroup } = row;
    const contact = { documentId: source.name === null ? null : source.documentId, name: source.name };
    return [{ catalogue, includeGroup, ground: { by: 'assignment', assignment: { documentId, priority, validFrom, validTo }, contact, distance: source.distance } }];
  });
  const ground: PriceGround = { by: 'general', assignment: null, contact: null, distance: 0 };
  const general = [...catalogues.values()].filter((row) => row.general && row.kind === kind).map((catalogue) => ({ catalogue, ground, includeGroup: true }));
  return [...assigned, ...general];
}

function itemOf(strapi: Core.Strapi, { code, quantity = 1, unit }: PriceItem, field: (string | number)[]) {
  return { code: code.trim(), quantity: new Decimal(quantity).toFixed(), unit: getUnit(strapi, unit, field) };
}

const SUMMARY = ['name', 'kind', 'currency', 'general', 'validFrom', 'validTo'] as const;

/** Attributes of a catalogue that the reader may not read are absent. */
export function readableSummary(isShown: IsShown, row: CatalogueSummary): CatalogueSummary {
  const hidden: readonly string[] = SUMMARY.filter((name) => !isShown(row.documentId, name));
  return hidden.length === 0 ? row : (Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(name))) as unknown as CatalogueSummary);
}

export const summary = ({ documentId, name, kind, currency, general, validFrom, validTo }: StoredCatalogue): CatalogueSummary => ({
  documentId, name, kind, currency, general, validFrom: validFrom ?? null, validTo: validTo ?? null,
});

/** What an assignment says beside whose it is. */
const ASSIGNED = ['priority', 'includeGroup', 'validFrom', 'validTo'] as const;

function shownAssignments(strapi: Core.Strapi, sources: Source[], rows: StoredAssignment[], catalogues: Map<string, StoredCatalogue>, day: string, isShown: IsShown): Required<Pick<SalesPage, 'assignments' | 'inherited'>> {
  const shown = (row: StoredAssignment): AssignedCatalogue[] => {
    const catalogue = catalogues.get(row.catalogue);
    if (!catalogue) return [];
    const { documentId, updatedAt } = row;
    const terms = Object.fromEntries(ASSIGNED.filter((name) => isShown(documentId, name)).map((name) => [name, row[name]])) as Pick<AssignedCatalogue, (typeof ASSIGNED)[number]>;
    const current = isCurrent(row, day) && isCurrent(catalogue, day);
    const locked = firstDayOfAssignment(row, catalogue, dayOf(strapi)) < day;
    return [{ documentId, updatedAt, ...terms, current, locked, catalogue: summary(catalogue) }];
  };
  const [own, ...family] = sources;
  return {
    assignments: rows.filter(({ contact }) => contact === own.documentId).flatMap(shown),
    inherited: family.flatMap(({ documentId, name, distance }) =>
      rows
        .filter((row) => row.contact === documentId && row.includeGroup)
        .flatMap(shown)
        .filter(({ validTo, catalogue }) => (validTo ?? day) >= day && (catalogue.validTo ?? day) >= day)
        .map((row) => ({ ...row, distance, from: { documentId: name === null ? null : documentId, name } }))
    ),
  };
}
