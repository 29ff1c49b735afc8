import { Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { styled } from 'styled-components';
import { useT } from '../kernel/useT';
import { useFinding } from './FindingProvider';

const Field = styled.button`
  display: flex;
  align-items: center;
  gap: 0.8rem;
  width: 100%;
  height: 3.2rem;
  padding: 0 0.8rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  svg {
    flex: none;
    width: 1.4rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral500};
    }
  }
  kbd {
    margin-left: auto;
    padding: 0 0.4rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    white-space: nowrap;
  }
`;

/** Opens the search over everything; says by which key it opens too. */
export function SearchButton() {
  const t = useT();
  const { openSearch } = useFinding();
  return (
    <Field type="button" onClick={openSearch} aria-keyshortcuts="Control+K">
      <Search aria-hidden />
      <Typography textColor="neutral600">{t('common.search')}</Typography>
      <Typography tag="kbd" variant="pi" textColor="neutral600">{t('finding.key.search')}</Typography>
    </Field>
  );
}
