import { beforeIn, merged, readCursor, writeCursor, type Cursor } from './cursor.rules';

it('reads back what it wrote', () => {
  const cursor: Cursor = { at: 1_767_225_600_000, kind: 'document', key: 'order/abc123' };

  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(readCursor('-5.2.x')).toEqual({ at: -5, kind: 'activity', key: 'x' });
});

it.each(['', 'yesterday', '12', '1.3.x', '1.0.', "1.0.x' OR 1=1", '2026-99-99'])('takes "%s" for no cursor', (text) => {
  expect(readCursor(text)).toBeNull();
});

it('starts before an instant, of which nothing is shown', () => {
  const cursor = readCursor('2026-01-01T00:00:00.000Z') as Cursor;

  expect(beforeIn('activity', cursor)).toEqual({ at: cursor.at, key: null });
  expect(beforeIn('stage-change', cursor)).toEqual({ at: cursor.at, key: null });
});

it('goes on within a moment: kinds above are done, the kind itself is under way, kinds below come whole', () => {
  const cursor: Cursor = { at: 10, kind: 'stage-change', key: 'k' };

  expect(beforeIn('activity', cursor)).toEqual({ at: 10, key: null });
  expect(beforeIn('stage-change', cursor)).toEqual({ at: 10, key: 'k' });
  expect(beforeIn('document', cursor)).toEqual({ at: 11, key: null });
});

it('puts newer before older, and at one moment activities before stage changes before documents', () => {
  const entries = merged(
    [
      [{ at: 2, kind: 'document' as const }, { at: 1, kind: 'document' as const }],
      [{ at: 2, kind: 'activity' as const }],
      [{ at: 3, kind: 'stage-change' as const }, { at: 2, kind: 'stage-change' as const }],
    ],
    4
  );

  expect(entries.map(({ at, kind }) => `${at} ${kind}`)).toEqual(['3 stage-change', '2 activity', '2 stage-change', '2 document']);
});
