import { Flex, Typography } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { ListPagination } from '../../../contracts/finding';
import { useT } from '../kernel/useT';
import { PAGE_SIZE } from './useListState';

/** `1–25 of 128`, and Strapi's own parts for the size and number of pages. */
export function ListFooter({ pagination: { page, pageSize, pageCount, total } }: { pagination: ListPagination }) {
  const t = useT();
  const { locale } = useIntl();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const first = (page - 1) * pageSize + 1;
  return (
    <Pagination.Root pageCount={pageCount} total={total} defaultPageSize={PAGE_SIZE}>
      <Flex gap={4} wrap="wrap">
        <Pagination.PageSize options={['10', '25', '50', '100']} />
        <Typography textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }} role="status">
          {first > total ? '' : t('finding.range', { first: number(first), last: number(Math.min(first + pageSize - 1, total)), total: number(total) })}
        </Typography>
      </Flex>
      <Pagination.Links />
    </Pagination.Root>
  );
}
