import { matchesOf, type Searched } from './matches.rules';
import { termsOf } from './terms.rules';

const firm: Searched = {
  name: 'Müller Antriebe GmbH', number: 'K-00042', city: 'Köln', postalCode: '50667', email: 'Info@Müller.de', emailKey: 'info@xn--mller-kva.de',
  phones: [{ value: '0221 / 55 66', key: '+492215566' }, { value: null, key: null }],
};
const found = (q: string) => {
  const { matched, elsewhere } = matchesOf(firm, termsOf(q) ?? []);
  return [...matched.map(({ field }) => field), ...elsewhere.map(({ raw }) => `?${raw}`)];
};

describe('what matched', () => {
  it.each([
    ['mueller', ['name']],
    ['triebe koln', ['name', 'city']],
    ['k-00042', ['number']],
    ['506', ['postalCode']],
    ['müller.de', ['email']],
    ['0221 5566', ['phone']],
    ['antriebe vogt', ['name', '?vogt']],
    ['ntriebe antriebe', ['name']],
  ])('in %s', (q, expected) => {
    expect(found(q)).toEqual(expected);
  });

  it('is looked for elsewhere when a value is hidden', () => {
    expect(matchesOf({ phones: [] }, termsOf('müller') ?? [])).toMatchObject({ matched: [], elsewhere: [{ raw: 'müller' }] });
  });
});
