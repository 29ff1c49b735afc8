import { styled } from 'styled-components';
import { NameLink } from '../../kernel/Links';
import { MoneyText } from '../../kernel/MoneyText';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { monthName } from './month-name';
import { listOfMonth, monthsOf } from './revenue';
import type { RevenueChartProps } from './RevenueChart';

/** Twelve narrow lines: Strapi's tables are made for pages, not for cards. */
const Months = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;
  color: ${({ theme }) => theme.colors.neutral800};
  th {
    text-align: left;
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  th, td {
    padding: 0.4rem 0;
  }
  td, thead th + th {
    text-align: right;
  }
  tbody tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** The same figures to read: every month in full, each a link to its documents. */
export function RevenueTable({ figure, revenue, place, label }: RevenueChartProps) {
  const t = useT();
  const locale = useLocale();
  const years = [figure.year, figure.year - 1];
  return (
    <Months aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('documents.figures.month')}</th>
          {years.map((year) => <th key={year} scope="col">{year}</th>)}
        </tr>
      </thead>
      <tbody>
        {monthsOf(revenue).map(({ month, thisYear, lastYear }) => (
          <tr key={month}>
            <th scope="row">{monthName(month, locale, 'long')}</th>
            {[thisYear, lastYear].map((amount, index) => (
              <td key={years[index]}>
                {Number(amount) === 0 ? '–' : <NameLink to={listOfMonth(figure, years[index], month, place)}><MoneyText amount={amount} currency={revenue.currency} /></NameLink>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Months>
  );
}
