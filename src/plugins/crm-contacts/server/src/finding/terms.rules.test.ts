import { termsOf } from './terms.rules';

const terms = (q: string) => termsOf(q) ?? [];

describe('the words of a search', () => {
  it('are each looked for, folded and as typed', () => {
    expect(terms('  Müller   STUTTGART ').map(({ folded, raw }) => [folded, raw])).toEqual([['muller', 'müller'], ['stuttgart', 'stuttgart']]);
  });

  it.each([
    ['0711 / 12 34-56', '711123456'],
    ['+49 711 123456', '49711123456'],
    ['0049 711 123456', '49711123456'],
    ['+49 (0) 711 123456', '49711123456'],
    ['(0711) 123', '711123'],
  ])('are one phone number: %s', (q, digits) => {
    expect(terms(q).map((term) => term.digits)).toEqual([digits]);
  });

  it.each(['12', 'K-00042', 'a1234', '--'])('are no phone number: %s', (q) => {
    expect(terms(q).every(({ digits }) => digits === null)).toBe(true);
  });

  it('know a domain with umlauts in its ASCII form', () => {
    expect(terms('Info@Müller.de')[0].email).toBe('info@xn--mller-kva.de');
    expect(terms('müller.de')[0].email).toBe('xn--mller-kva.de');
    expect(terms('info@nord.example')[0].email).toBe('info@nord.example');
  });

  it('leave out signs between words', () => {
    expect(terms('Müller & Söhne').map(({ folded }) => folded)).toEqual(['muller', 'sohne']);
  });

  it.each(['', '   ', '\t\n'])('are none for an empty search: %j', (q) => {
    expect(termsOf(q)).toEqual([]);
  });

  it.each(['%', '_', '&&&', '\u0000', '…'])('find nothing when nothing can be looked for: %j', (q) => {
    expect(termsOf(q)).toBeNull();
  });

  it('end somewhere', () => {
    expect(terms('a1 b2 c3 d4 e5 f6 g7 h8 i9 j0')).toHaveLength(8);
    expect(terms('x'.repeat(10_000))[0].raw).toHaveLength(200);
  });
});
