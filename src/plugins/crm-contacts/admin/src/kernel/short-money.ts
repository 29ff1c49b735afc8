import { moneyText } from './MoneyText';

/**
 * An amount for figures at a glance: `214 T€`, `1,2 Mio. €` in German, `€214K`, `€1.2M` in English; below a
 * thousand as it is. German has no short form for thousands in its locale data. `amount`: decimal string,
 * rounded for display only.
 */
export function shortMoney(amount: string, currency: string | null, locale: string): string {
  const size = Math.abs(Number(amount));
  // What rounds to a thousand is written as one.
  if (size < 999.5) return moneyText(amount, currency, locale, Number.isInteger(Number(amount)));
  if (/^de\b/.test(locale) && size < 1_000_000) return `${inThousands(amount, size, locale)} T${symbolOf(currency, locale)}`;
  const style = isKnown(currency) ? { style: 'currency' as const, currency } : {};
  return new Intl.NumberFormat(locale, { ...style, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }).format(amount as Intl.StringNumericLiteral);
}

/** The exponent goes to Intl with the digits: no binary floating point comes in between. */
const inThousands = (amount: string, size: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: size < 99_950 ? 1 : 0 }).format(`${amount}E-3` as Intl.StringNumericLiteral);

function symbolOf(currency: string | null, locale: string): string {
  if (!isKnown(currency)) return currency ?? '';
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

const isKnown = (currency: string | null): currency is string => currency !== null && /^[A-Z]{3}$/.test(currency);
