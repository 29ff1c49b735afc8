import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { lazy, Suspense, type ReactNode } from 'react';
import { styled } from 'styled-components';
import type { RevenueFigure, RevenueOfCurrency } from '../../../../contracts/documents';
import { NameLink } from '../../kernel/Links';
import { ShortMoney } from '../../kernel/ShortMoney';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { changeOf, listOf, type ListPlace } from './revenue';
import { RevenueTable } from './RevenueTable';

/** The charting library is a tenth of a megabyte: the page is there before it. */
const RevenueChart = lazy(() => import('./RevenueChart'));

interface Address {
  currency?: string;
  revenue?: 'table';
}

/** Turnover of this year and the last one, by month; one currency at a time, chosen in the address. */
export function RevenueBlock({ figure, place }: { figure: RevenueFigure; place: ListPlace }) {
  const t = useT();
  const [{ query }, setQuery] = useQueryParams<Address>();
  const { year, currencies } = figure;
  const shown = currencies.find(({ currency }) => currency === query.currency) ?? currencies[0];
  if (!shown) return <Typography textColor="neutral600">{t('documents.figures.noRevenue', { year, lastYear: year - 1 })}</Typography>;
  const asTable = query.revenue === 'table';
  const label = t('documents.figures.chart', { year, lastYear: year - 1, currency: shown.currency ?? '' });
  const chart = { figure, revenue: shown, place, label };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {currencies.map((revenue) => (
        <YearLine key={revenue.currency} {...{ figure, revenue, place }}>
          {currencies.length > 1 && (
            <Button size="S" variant={revenue === shown ? 'secondary' : 'tertiary'} aria-pressed={revenue === shown} onClick={() => setQuery({ currency: revenue.currency ?? '' })}>
              {revenue.currency ?? t('documents.figures.noCurrency')}
            </Button>
          )}
        </YearLine>
      ))}
      {asTable ? <RevenueTable {...chart} /> : <Suspense fallback={<Box height="140px" background="neutral100" hasRadius />}><RevenueChart {...chart} /></Suspense>}
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Legend years={asTable ? [] : [year, year - 1]} />
        <Button size="S" variant="ghost" onClick={() => setQuery({ revenue: asTable ? undefined : 'table' }, asTable ? 'remove' : 'push')}>
          {t(asTable ? 'documents.figures.asChart' : 'documents.figures.asTable')}
        </Button>
      </Flex>
    </Flex>
  );
}

function YearLine({ figure, revenue, place, children }: { figure: RevenueFigure; revenue: RevenueOfCurrency; place: ListPlace; children?: ReactNode }) {
  const t = useT();
  const { year, counted } = figure;
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
      <Flex gap={2} wrap="wrap">
        <NameLink to={listOf(counted, { ...place, ...days })}>{t('documents.figures.revenue', { year })}</NameLink>
        {children}
      </Flex>
      <div style={{ textAlign: 'right' }}>
        <Typography tag="div" variant="beta"><ShortMoney amount={revenue.thisYear} currency={revenue.currency} /></Typography>
        <Typography tag="div" variant="pi" textColor="neutral600">
          {year - 1}: <ShortMoney amount={revenue.lastYear} currency={revenue.currency} />
        </Typography>
        <Change {...{ revenue, year }} />
      </div>
    </Flex>
  );
}

function Change({ revenue, year }: { revenue: RevenueOfCurrency; year: number }) {
  const t = useT();
  const locale = useLocale();
  const change = changeOf(revenue);
  if (change === null) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' }).format(change / 100);
  return <Typography tag="div" variant="pi" textColor={change < 0 ? 'danger600' : 'success600'}>{t('documents.figures.change', { percent, year: year - 1 })}</Typography>;
}

const Square = styled.span<{ $now: boolean }>`
  width: 1rem;
  height: 1rem;
  background: ${({ theme, $now }) => ($now ? theme.colors.primary600 : theme.colors.neutral300)};
`;

function Legend({ years }: { years: number[] }) {
  return (
    <Flex gap={3} aria-hidden>
      {years.map((year, index) => (
        <Flex key={year} gap={1}><Square $now={index === 0} /><Typography variant="pi" textColor="neutral600">{year}</Typography></Flex>
      ))}
    </Flex>
  );
}
