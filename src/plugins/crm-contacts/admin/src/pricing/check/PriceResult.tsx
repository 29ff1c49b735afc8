import { Accordion, Flex, Typography } from '@strapi/design-system';
import type { PriceAnswer, RejectedCatalogue } from '../../../../contracts/pricing';
import { useT } from '../../kernel/useT';
import { useFigures } from '../useFigures';
import { useUnitSymbol } from '../useUnitName';
import { useReasonTexts } from './useReasonTexts';

/** The price in large figures, its reason in sentences, and folded why not the others. */
export function PriceResult({ answer }: { answer: PriceAnswer }) {
  const t = useT();
  const { reason } = useReasonTexts();
  const { outcome, rejected } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {outcome === 'price' && answer.price !== null ? <Figures answer={answer} price={answer.price} /> : (
        <Typography variant="delta" tag="p" textColor={outcome === 'conflict' ? 'danger600' : 'neutral800'}>{t(`pricing.result.${outcome}`)}</Typography>
      )}
      {reason(answer).map((sentence) => <Typography key={sentence}>{sentence}</Typography>)}
      {rejected.length > 0 && <Rejected rejected={rejected} />}
    </Flex>
  );
}

function Figures({ answer: { currency, unit, quantity, amount, listPrice, discountPercent }, price }: { answer: PriceAnswer; price: string }) {
  const t = useT();
  const { money, number } = useFigures();
  const symbol = useUnitSymbol();
  return (
    <>
      <Typography variant="alpha" tag="p" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {money(price, currency)}{unit && <Typography textColor="neutral600"> / {symbol(unit)}</Typography>}
      </Typography>
      {quantity !== '1' && amount !== null && <Typography textColor="neutral600">{t('pricing.result.amount', { quantity: `${number(quantity)} ${symbol(unit)}`.trim(), amount: money(amount, currency) })}</Typography>}
      {listPrice && discountPercent && <Typography textColor="neutral600">{t('pricing.result.listPrice', { price: money(listPrice, currency), percent: number(discountPercent) })}</Typography>}
    </>
  );
}

function Rejected({ rejected }: { rejected: RejectedCatalogue[] }) {
  const t = useT();
  const { rejection } = useReasonTexts();
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="rejected">
        <Accordion.Header>
          <Accordion.Trigger>{t('pricing.result.rejected', { count: rejected.length })}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} padding={3}>
            {rejected.map((row, index) => <Typography key={`${row.catalogue.documentId}-${index}`} tag="li">{rejection(row)}</Typography>)}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
