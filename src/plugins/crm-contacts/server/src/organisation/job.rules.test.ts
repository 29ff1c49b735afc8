import { jobChangeObjections } from './job.rules';

const reasons = (found: { field: unknown; reason: string }[]) => found.map(({ field, reason }) => `${field}: ${reason}`);

it('ends a position from its first to its last day', () => {
  const held = { validFrom: '2020-01-01', validTo: '2024-12-31' };
  expect(jobChangeObjections(held, '2020-01-01')).toEqual([]);
  expect(jobChangeObjections(held, '2024-12-31')).toEqual([]);
  expect(reasons(jobChangeObjections(held, '2019-12-31'))).toEqual(['endsOn: dates']);
  expect(reasons(jobChangeObjections(held, '2025-01-01'))).toEqual(['endsOn: afterEnd']);
  expect(jobChangeObjections({}, '2025-01-01')).toEqual([]);
});
