import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { DocumentSource, DocumentTotal } from '../../../contracts/documents';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { countOf, countsBy } from './totals';

const Chip = styled.button`
  padding: 0.4rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 999px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  cursor: pointer;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

const Count = styled.span`
  margin-left: 0.3rem;
  font-variant-numeric: tabular-nums;
  opacity: 0.75;
`;

interface KindChipsProps {
  sources: DocumentSource[];
  /** Under the other filters: what each chip would show. */
  totals: DocumentTotal[];
  value: string | undefined;
  onChange(source: string | undefined): void;
}

/** All kinds or one, each with its count. */
export function KindChips({ sources, totals, value, onChange }: KindChipsProps) {
  const t = useT();
  const label = useLabel();
  const counts = countsBy(totals, 'source');
  const chip = (key: string | undefined, text: string, count: number) => (
    <Chip key={key ?? ''} type="button" aria-pressed={value === key} onClick={() => onChange(key)}>
      {text} <Count>{count}</Count>
    </Chip>
  );
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('documents.kinds')}>
      {chip(undefined, t('documents.all'), countOf(totals))}
      {sources.map(({ key, names }) => chip(key, label(names.many), counts.get(key) ?? 0))}
    </Flex>
  );
}
