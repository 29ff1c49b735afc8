import { swappedRanks } from './order';

const rows = [{ documentId: 'a', rank: 10 }, { documentId: 'b', rank: 20 }, { documentId: 'c', rank: 30 }];

it('changes the two that swap places, and mends ranks that are equal or missing', () => {
  expect(swappedRanks(rows, 1, -1)).toEqual([{ documentId: 'b', rank: 10 }, { documentId: 'a', rank: 20 }]);
  expect(swappedRanks([{ documentId: 'a', rank: 10 }, { documentId: 'b', rank: null }], 0, 1)).toEqual([{ documentId: 'b', rank: 10 }, { documentId: 'a', rank: 20 }]);
});

it('leaves the ends where they are', () => {
  expect(swappedRanks(rows, 0, -1)).toEqual([]);
  expect(swappedRanks(rows, 2, 1)).toEqual([]);
});
