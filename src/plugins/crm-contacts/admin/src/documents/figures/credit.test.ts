import { creditUse } from './credit';

it.each([
  ['0', '1000', { percent: 0, share: 0, level: 'fine' }],
  ['799', '1000', { percent: 79.9, share: 79.9, level: 'fine' }],
  ['800', '1000', { percent: 80, share: 80, level: 'near' }],
  ['1000', '1000', { percent: 100, share: 100, level: 'near' }],
  ['1500', '1000', { percent: 150, share: 100, level: 'over' }],
  ['-50', '1000', { percent: -5, share: 0, level: 'fine' }],
  ['0', '0', { percent: 0, share: 0, level: 'fine' }],
  ['1', '0', { percent: 100, share: 100, level: 'over' }],
])('%s of %s', (used, limit, expected) => {
  expect(creditUse({ used, limit })).toMatchObject({ ...expected, percent: expect.closeTo(expected.percent, 5) });
});

it('says nothing without a limit', () => {
  expect(creditUse({ used: '5', limit: null })).toBeNull();
  expect(creditUse({ used: '5' })).toBeNull();
});
