import { newestFirst, readPlace, seenAfter, triggeringDocument, writePlace } from './cursor.rules';

it('reads the places that it wrote and nothing else', () => {
  expect(readPlace(writePlace({ at: 12, key: 'abc' }))).toEqual({ at: 12, key: 'abc' });
  expect(['', '12', '.a', '-1.a', '12.', "12.'", `1.${'a'.repeat(121)}`, '99999999999999999.a'].map(readPlace)).toEqual(Array(8).fill(null));
});

it('puts newer before older, and at one moment the higher key first', () => {
  const found = newestFirst([[{ at: 2, key: 'a' }, { at: 1, key: 'z' }], [{ at: 2, key: 'b' }, { at: 1, key: 'y' }]], 3);

  expect(found.map(({ at, key }) => `${at}${key}`)).toEqual(['2b', '2a', '1z']);
});

it('moves the marker forward only, and never into the future', () => {
  expect([seenAfter(null, 5, 10), seenAfter(7, 5, 10), seenAfter(7, 9, 10), seenAfter(7, 99, 10)]).toEqual([5, 7, 9, 10]);
});

it('knows the document that moved a stage', () => {
  expect(triggeringDocument('quote/abc123')).toEqual({ source: 'quote', documentId: 'abc123' });
  expect([null, '', 'quote', 'quote/', '/a'].map((stored) => triggeringDocument(stored))).toEqual(Array(5).fill(null));
});
