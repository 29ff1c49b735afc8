import type { AssignedCatalogue, CatalogueSummary } from '../../../../contracts/pricing';
import { bothHold, catalogueLines } from './catalogue-lines';

const catalogue = (name: string, more: Partial<CatalogueSummary> = {}): CatalogueSummary => ({ documentId: name, name, kind: 'article', currency: 'EUR', general: false, validFrom: null, validTo: null, ...more });
const assigned = (of: CatalogueSummary, more: Partial<AssignedCatalogue> = {}): AssignedCatalogue => ({
  documentId: `a-${of.name}`, updatedAt: '', priority: 0, includeGroup: true, validFrom: null, validTo: null, current: true, locked: false, catalogue: of, ...more,
});

it('an assignment holds on days on which the catalogue does too', () => {
  const dates = (validFrom: string | null, validTo: string | null) => ({ validFrom, validTo });

  expect(bothHold(dates(null, null), dates(null, null))).toEqual({ from: null, to: null });
  expect(bothHold(dates('2026-01-01', null), dates(null, '2026-12-31'))).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(bothHold(dates('2026-01-01', '2026-06-30'), dates('2026-03-01', '2026-12-31'))).toEqual({ from: '2026-03-01', to: '2026-06-30' });
});

it('lines come in the order in which they count, of one kind', () => {
  const [own, family, all, process] = [catalogue('Own'), catalogue('Family'), catalogue('All', { general: true }), catalogue('Work', { kind: 'process' })];
  const sales = { active: true, updatedAt: '', assignments: [assigned(own), assigned(process)], inherited: [{ ...assigned(family), from: { documentId: null, name: null }, distance: 1 }], general: [all] };

  expect(catalogueLines(sales, 'article').map(({ kind, catalogue: { name } }) => [kind, name])).toEqual([['own', 'Own'], ['inherited', 'Family'], ['general', 'All']]);
  expect(catalogueLines({ active: true, updatedAt: '' }, 'article')).toEqual([]);
});

it('what a stage without sales data lets rest, and what does not hold today, does not count', () => {
  const sales = { updatedAt: '', assignments: [assigned(catalogue('Now')), assigned(catalogue('Later'), { current: false })], inherited: [{ ...assigned(catalogue('Family')), from: { documentId: null, name: null }, distance: 1 }], general: [catalogue('All', { general: true })] };
  const states = (active: boolean) => catalogueLines({ ...sales, active }, 'article').map(({ state }) => state);

  expect(states(true)).toEqual(['current', 'other', 'current', 'current']);
  expect(states(false)).toEqual(['resting', 'resting', 'resting', 'current']);
});
