import { decimalSignOf, readDecimal, signOfBlock, typedDecimal } from './decimal-text';

it('knows how a locale sets off fractions', () => {
  expect([decimalSignOf('de'), decimalSignOf('de-AT'), decimalSignOf('en'), decimalSignOf('en-GB')]).toEqual([',', ',', '.', '.']);
});

describe('a number', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['7', '7'],
    ['0,50', '0.5'],
    ['1.234', '1234'],
    ['1.234,50 €', '1234.5'],
    ['€ 1.234,5', '1234.5'],
    ['EUR 12,30', '12.3'],
    ['12,30 EUR', '12.3'],
    ['12,5 %', '12.5'],
    ['1.234.567', '1234567'],
    ['12.50', '12.5'],
    ['0.125', '0.125'],
    ['1,234.50', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1 234,5', '1234.5'],
    ['1\u00a0234,5', '1234.5'],
    ['-3,20', '-3.2'],
    ['−3', '-3'],
    ['-0', '0'],
    ['007', '7'],
    [',5', '0.5'],
    ['0,000001', '0.000001'],
  ])('is read from %j in German', (text, expected) => {
    expect(readDecimal(text, ',')).toBe(expected);
  });

  it.each([
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['12,5', '12.5'],
  ])('is read from %j in English', (text, expected) => {
    expect(readDecimal(text, '.')).toBe(expected);
  });

  it.each(['abc', '12 34', '1.23.456', '1,2,3', '1.234,5,6', '1e5', '--5', '12a', '1.2345.678', '.', '12,50 je Stk'])('is not read from %j', (text) => {
    expect(readDecimal(text, ',')).toBeNull();
  });
});

describe('a pasted block', () => {
  it.each([
    ['is the own way where nothing speaks against it', ['1.234', '5'], ','],
    ['is the other way where a number can only be read so', ['1.234', '12.50'], '.'],
    ['is the own way where both are there', ['12,50', '12.50'], ','],
    ['is the own way where nothing is a number', ['abc', ''], ','],
  ] as const)('%s', (_case, texts, expected) => {
    expect(signOfBlock([...texts], ',')).toBe(expected);
  });
});

it('is typed with the own sign and without grouping', () => {
  expect(typedDecimal('1234.5', ',')).toBe('1234,5');
  expect(typedDecimal('on request', ',')).toBe('on request');
});
