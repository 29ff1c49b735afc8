import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { moneyText } from './MoneyText';
import { shortMoney } from './short-money';
import { useLocale } from './useLocale';

const Figure = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

/** An amount in its short form; in full on hover and for screen readers. */
export function ShortMoney({ amount, currency }: { amount: string; currency: string | null }) {
  const locale = useLocale();
  const full = moneyText(amount, currency, locale);
  return (
    <Figure title={full}>
      <span aria-hidden>{shortMoney(amount, currency, locale)}</span>
      <VisuallyHidden>{full}</VisuallyHidden>
    </Figure>
  );
}
