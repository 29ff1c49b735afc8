import { shortMoney } from './short-money';

/** Intl writes no-break spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

it.each([
  ['214000', 'EUR', 'de', '214 T€'],
  ['1190.55', 'EUR', 'de-AT', '1,2 T€'],
  ['-1250', 'EUR', 'de', '-1,3 T€'],
  ['99949', 'CHF', 'de', '99,9 TCHF'],
  ['999949', 'EUR', 'de', '1.000 T€'],
  ['1000000', 'EUR', 'de', '1 Mio. €'],
  ['1234567.89', 'EUR', 'de', '1,2 Mio. €'],
  ['950.5', 'EUR', 'de', '950,50 €'],
  ['950', 'EUR', 'de', '950 €'],
  ['0', 'EUR', 'de', '0 €'],
  ['214000', 'EUR', 'en', '€214K'],
  ['1190.55', 'USD', 'en-US', '$1.2K'],
  ['0.05', 'EUR', 'en', '€0.05'],
  ['1500', null, 'de', '1,5 T'],
  ['1500', null, 'en', '1.5K'],
])('writes %s %s in %s as %s', (amount, currency, locale, expected) => {
  expect(plain(shortMoney(amount, currency, locale))).toBe(expected);
});
