import { formatNumber, placeInRange } from './number-range';

const format = { prefix: 'K-', digits: 5 };

it('fills numbers with zeros and grows beyond its digits', () => {
  expect([1, 99_999, 100_000].map((value) => formatNumber(format, value))).toEqual(['K-00001', 'K-99999', 'K-100000']);
});

it.each([['K-00042', 42], ['K-42', 42], ['K-0', null], ['K-', null], ['X-1', null], ['K-1a', null], ['K-9999999999', null], ['', null]])('places %j at %s', (number, place) => {
  expect(placeInRange(format, number)).toBe(place);
});
