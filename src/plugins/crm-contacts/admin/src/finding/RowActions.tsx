import { Mail, Phone } from '@strapi/icons';
import { styled } from 'styled-components';
import { useT } from '../kernel/useT';
import type { ListRow } from './ListCell';
import { Cell } from '../kernel/table-parts';

/** Takes no room of its own: it lies over the end of the row, also when the list is scrolled sideways. */
const Actions = styled(Cell)`
  position: sticky;
  right: 0;
  width: 0;
  max-width: none;
  padding: 0;
  overflow: visible;
  > div {
    position: absolute;
    top: 0.3rem;
    right: 0.4rem;
    display: flex;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
    opacity: 0;
  }
  a {
    display: inline-grid;
    place-items: center;
    width: 2.8rem;
    height: 2.8rem;
    border-radius: ${({ theme }) => theme.borderRadius};
    svg {
      width: 1.4rem;
      height: 1.4rem;
      path {
        fill: ${({ theme }) => theme.colors.neutral600};
      }
    }
    &:hover {
      background: ${({ theme }) => theme.colors.neutral200};
    }
  }
  tr:hover > & > div,
  tr:focus-within > & > div {
    opacity: 1;
  }
`;

/** Call and write from the list: shown for the row under the pointer or with the focus. */
export function RowActions({ row }: { row: ListRow }) {
  const t = useT();
  const phone = row.phone || ('mobile' in row ? row.mobile : null);
  const name = ('fullName' in row ? row.fullName : 'name' in row ? row.name : '') ?? '';
  return (
    <Actions>
      <div>
        {phone && (
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} title={phone} aria-label={t('finding.call', { name })}>
            <Phone aria-hidden />
          </a>
        )}
        {row.email && (
          <a href={`mailto:${row.email}`} title={row.email} aria-label={t('finding.write', { name })}>
            <Mail aria-hidden />
          </a>
        )}
      </div>
    </Actions>
  );
}
