import { Box, Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useTheme } from 'styled-components';
import type { RevenueFigure, RevenueOfCurrency } from '../../../../contracts/documents';
import { MoneyText } from '../../kernel/MoneyText';
import { shortMoney } from '../../kernel/short-money';
import { useLocale } from '../../kernel/useLocale';
import { monthName } from './month-name';
import { listOfMonth, monthsOf, type ListPlace } from './revenue';

const HEIGHT = 140;

export interface RevenueChartProps {
  figure: RevenueFigure;
  revenue: RevenueOfCurrency;
  place: ListPlace;
  /** What the chart shows, in words. */
  label: string;
}

/** Bars by month, this year beside the last one. The arrow keys go from month to month; a click opens its documents. */
export default function RevenueChart({ figure, revenue, place, label }: RevenueChartProps) {
  const { colors } = useTheme();
  const locale = useLocale();
  const navigate = useNavigate();
  const months = monthsOf(revenue);
  // The chart scales by binary numbers; what it says are the exact ones.
  const data = months.map(({ month, thisYear, lastYear }) => ({ month, thisYear: Number(thisYear), lastYear: Number(lastYear) }));
  const text = { fill: colors.neutral600, fontSize: 11 };
  const open = (year: number) => (bar: { payload?: { month: number } }) => bar.payload && navigate(listOfMonth(figure, year, bar.payload.month, place));
  const bars = [
    { key: 'lastYear', year: figure.year - 1, fill: colors.neutral300 },
    { key: 'thisYear', year: figure.year, fill: colors.primary600 },
  ];
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={data} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} barGap={0} barCategoryGap="18%" title={label} style={{ cursor: 'pointer' }}>
        <CartesianGrid vertical={false} stroke={colors.neutral150} />
        <XAxis dataKey="month" interval={0} tickFormatter={(month: number) => monthName(month, locale, 'narrow')} tick={text} tickLine={false} axisLine={{ stroke: colors.neutral200 }} />
        <YAxis width="auto" tickCount={4} tickFormatter={(value: number) => shortMoney(String(value), null, locale)} tick={text} tickLine={false} axisLine={false} />
        <ReferenceLine y={0} stroke={colors.neutral300} />
        <Tooltip
          cursor={{ fill: colors.neutral150 }}
          isAnimationActive={false}
          content={({ active, payload }) => (active && payload.length > 0 ? <MonthSums {...{ figure, revenue }} month={(payload[0].payload as { month: number }).month} /> : null)}
        />
        {bars.map(({ key, year, fill }) => <Bar key={key} dataKey={key} name={String(year)} fill={fill} isAnimationActive={false} onClick={open(year)} />)}
      </BarChart>
    </ResponsiveContainer>
  );
}

function MonthSums({ figure: { year }, revenue: { currency, months }, month }: Pick<RevenueChartProps, 'figure' | 'revenue'> & { month: number }) {
  const locale = useLocale();
  return (
    <Box background="neutral0" hasRadius shadow="popupShadow" borderColor="neutral150" padding={2}>
      <Typography tag="div" variant="pi" fontWeight="semiBold">{monthName(month, locale, 'long')}</Typography>
      {[[year, months.thisYear[month]], [year - 1, months.lastYear[month]]].map(([of, amount]) => (
        <Flex key={of} justifyContent="space-between" gap={4}>
          <Typography variant="pi" textColor="neutral600">{of}</Typography>
          <Typography variant="pi"><MoneyText amount={amount} currency={currency} /></Typography>
        </Flex>
      ))}
    </Box>
  );
}
