import type { AssignedCatalogue, CatalogueKind, CatalogueSummary, SalesPage } from '../../../../contracts/pricing';
import type { BarKind, BarState } from './TimeLine';
import type { Period } from './time-line';

/** A catalogue that counts, has counted or will count for a contact. */
export interface CatalogueLine {
  key: string;
  kind: BarKind;
  catalogue: CatalogueSummary;
  /** Days on which assignment and catalogue both hold. */
  period: Period;
  /** Whether it counts today. */
  state: BarState;
  priority?: number;
  /** Of an inherited one: who has it. */
  from?: { documentId: string | null; name: string | null };
  /** Of an own one. */
  assignment?: AssignedCatalogue;
}

const later = (one: string | null, other: string | null) => (one === null ? other : other === null || one > other ? one : other);
const earlier = (one: string | null, other: string | null) => (one === null ? other : other === null || one < other ? one : other);

/** The days on which both hold; one may end before it begins, when there are none. */
export const bothHold = (one: { validFrom: string | null; validTo: string | null }, other: { validFrom: string | null; validTo: string | null }): Period => ({
  from: later(one.validFrom, other.validFrom),
  to: earlier(one.validTo, other.validTo),
});

/** All of one kind in the order in which they count: own ones, those of the family, those for everyone. */
export function catalogueLines({ active, assignments = [], inherited = [], general = [] }: SalesPage, kind: CatalogueKind): CatalogueLine[] {
  const isOfKind = ({ catalogue }: AssignedCatalogue) => catalogue.kind === kind;
  const stateOf = ({ current }: AssignedCatalogue): BarState => (!active ? 'resting' : current ? 'current' : 'other');
  return [
    ...assignments.filter(isOfKind).map((assignment): CatalogueLine => ({ ...lineOf(assignment), state: stateOf(assignment), kind: 'own', assignment })),
    ...inherited.filter(isOfKind).map((row): CatalogueLine => ({ ...lineOf(row), state: stateOf(row), key: `${row.documentId}-${row.distance}`, kind: 'inherited', from: row.from })),
    ...general.filter((catalogue) => catalogue.kind === kind).map((catalogue): CatalogueLine => ({
      key: catalogue.documentId, kind: 'general', catalogue, period: { from: catalogue.validFrom, to: catalogue.validTo }, state: 'current',
    })),
  ];
}

const lineOf = (row: AssignedCatalogue) => ({ key: row.documentId, catalogue: row.catalogue, period: bothHold(row, row.catalogue), priority: row.priority });
