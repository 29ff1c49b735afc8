import { jobChangeObjections } from './job.rules';

const reasons = (found: { field: unknown; reason: string }[]) => found.map(({ field, reason }) => `${field}: ${reason}`);
const held = { validFrom: '2020-01-01', validTo: '2024-12-31' };
const change = (position: object, endsOn: string, others: (string | null)[] = []) => reasons(jobChangeObjections(position, { endsOn, startsOn: '2025-01-01' }, others));

it('ends a position from its first to its last day', () => {
  expect(change(held, '2020-01-01')).toEqual([]);
  expect(change(held, '2024-12-31')).toEqual([]);
  expect(change(held, '2019-12-31')).toEqual(['endsOn: dates']);
  expect(change(held, '2025-01-01')).toEqual(['endsOn: afterEnd']);
  expect(change({}, '2025-01-01')).toEqual([]);
});

it('happens once: not again when the position has ended on that day and another starts after it', () => {
  expect(change(held, '2024-12-31', [null, '2025-01-02'])).toEqual([]);
  expect(change(held, '2024-12-31', ['2025-01-01'])).toEqual(['startsOn: changedJob']);
  expect(change({}, '2024-12-31', ['2025-01-01'])).toEqual([]);
});
