import { styled } from 'styled-components';
import { useLocale } from './useLocale';

const Figures = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

interface MoneyTextProps {
  /** Decimal string as endpoints give it, or a number. */
  amount: string | number | null | undefined;
  /** ISO 4217; without it the bare number. */
  currency?: string | null;
  /** Without cents, for figures in a summary. */
  whole?: boolean;
}

/** An amount in the user's notation with its currency beside it, in tabular figures. */
export function MoneyText({ amount, currency, whole = false }: MoneyTextProps) {
  const locale = useLocale();
  if (amount === null || amount === undefined || amount === '') return null;
  return <Figures>{moneyText(amount, currency, locale, whole)}</Figures>;
}

/** The decimal string goes to Intl as it is, so that no binary floating point comes in between. */
export function moneyText(amount: string | number, currency: string | null | undefined, locale: string, whole = false): string {
  const digits = whole ? { maximumFractionDigits: 0 } : { minimumFractionDigits: 2, maximumFractionDigits: 6 };
  const known = currency && /^[A-Z]{3}$/.test(currency);
  const format = new Intl.NumberFormat(locale, known ? { style: 'currency', currency, ...digits } : digits);
  return format.format(amount as Intl.StringNumericLiteral);
}
