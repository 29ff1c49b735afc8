import { useMemo } from 'react';
import { dateText } from '../kernel/days';
import { moneyText } from '../kernel/MoneyText';
import { useLocale } from '../kernel/useLocale';

/** Exact decimals and days as the user writes them. */
export function useFigures() {
  const locale = useLocale();
  return useMemo(() => {
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
    const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
    return {
      number: (decimal: string) => plain.format(decimal as Intl.StringNumericLiteral),
      /** With its sign, as a difference is written. */
      signed: (decimal: string) => signed.format(decimal as Intl.StringNumericLiteral),
      money: (decimal: string, currency: string | null | undefined) => moneyText(decimal, currency, locale),
      day: (day: string) => dateText(day, locale),
    };
  }, [locale]);
}
