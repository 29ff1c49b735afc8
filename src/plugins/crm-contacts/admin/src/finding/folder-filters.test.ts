import { comparisonsOf, filtersOf, joinedFilters } from './folder-filters';

describe('filters of a folder', () => {
  it('are read whether they stand beside each other or below $and', () => {
    expect(comparisonsOf({ city: { $eq: 'Ulm' }, $and: [{ owner: { documentId: { $eq: 'me' } } }, { country: 'DE' }] })).toEqual([
      { field: 'city', operator: '$eq', value: 'Ulm' },
      { field: 'owner', operator: '$eq', value: 'me' },
      { field: 'country', operator: '$eq', value: 'DE' },
    ]);
    expect(comparisonsOf(undefined)).toEqual([]);
  });

  it('are joined with those of a list, none twice', () => {
    const city = { city: { $eq: 'Ulm' } };

    expect(joinedFilters({ $and: [city] }, { $and: [city, { phone: { $notNull: 'true' } }] })).toEqual({ $and: [city, { phone: { $notNull: 'true' } }] });
    expect(joinedFilters(null, undefined)).toBeNull();
    expect(filtersOf([])).toBeNull();
  });
});
