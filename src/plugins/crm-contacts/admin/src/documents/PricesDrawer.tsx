import { Box, Flex, Typography } from '@strapi/design-system';
import type { DocumentPrices, LinePrice } from '../../../contracts/documents';
import { Drawer } from '../kernel/Drawer';
import { MoneyText } from '../kernel/MoneyText';
import { useT } from '../kernel/useT';
import { usePriceSourceTexts } from './usePriceSourceTexts';

interface PricesDrawerProps {
  prices: DocumentPrices;
  lines: LinePrice[];
  onClose(): void;
}

/** Where the price of every line came from, as it was when it was asked for: also when the catalogue is gone. */
export function PricesDrawer({ prices, lines, onClose }: PricesDrawerProps) {
  const t = useT();
  return (
    <Drawer title={t('documents.prices.title', { number: prices.number ?? '' })} onClose={onClose}>
      <Drawer.Body>
        <Flex tag="ol" direction="column" alignItems="stretch" gap={5}>
          {lines.map((line) => <Explained key={line.position} line={line} currency={prices.currency} />)}
        </Flex>
      </Drawer.Body>
    </Drawer>
  );
}

function Explained({ line, currency }: { line: LinePrice; currency: string | null }) {
  const t = useT();
  const { sentences, asked, rejections, quantity: quantityText } = usePriceSourceTexts();
  const quantity = line.quantity && quantityText(line.quantity, line.unit);
  const why = rejections(line);
  const question = asked(line);
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={4}>
        <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>{[line.code, line.text].filter(Boolean).join(' · ')}</Typography>
        <Typography fontWeight="bold" textColor={line.unitPrice === null ? 'danger600' : undefined} style={{ whiteSpace: 'nowrap' }}>
          {line.unitPrice === null ? t('documents.prices.noPrice') : <MoneyText amount={line.unitPrice} currency={currency} />}
        </Typography>
      </Flex>
      {quantity && <Typography variant="pi" textColor="neutral600">{quantity}</Typography>}
      {sentences(line).map((sentence) => <Typography key={sentence}>{sentence}</Typography>)}
      {question && <Typography variant="pi" textColor="neutral600">{question}</Typography>}
      {line.isOutdated && <Typography textColor="warning700">{t('documents.prices.outdated')}</Typography>}
      {why.length > 0 && (
        <Box tag="details" paddingTop={1}>
          <summary style={{ cursor: 'pointer' }}><Typography variant="pi" textColor="primary600">{t('pricing.result.rejected', { count: why.length })}</Typography></summary>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2} paddingLeft={3}>
            {why.map((sentence, index) => <Typography key={`${index}-${sentence}`} tag="li" variant="pi">{sentence}</Typography>)}
          </Flex>
        </Box>
      )}
    </Flex>
  );
}
