import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { CompanyPerson } from '../../../contracts/finding';
import { ChannelLink, PersonLink } from '../kernel/Links';
import { LoadError } from '../kernel/LoadError';
import { useT } from '../kernel/useT';
import { useCompanyPersonsQuery } from './finding.api';

const SubCell = styled.td`
  padding: 0.4rem 1.2rem 0.8rem 4.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Persons = styled.table`
  border-spacing: 0;
  td {
    padding: 0.3rem 2.4rem 0.3rem 0;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

interface UnfoldProps {
  name: string;
  isOpen: boolean;
  onToggle(): void;
}

export function UnfoldButton({ name, isOpen, onToggle }: UnfoldProps) {
  const t = useT();
  return (
    <IconButton
      variant="ghost"
      size="XS"
      withTooltip={false}
      label={t(isOpen ? 'finding.fold' : 'finding.unfold', { name })}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {isOpen ? <ChevronDown /> : <ChevronRight />}
    </IconButton>
  );
}

const AT_ONCE = 20;

/** Below a company's row: who works there today, a page at a time. */
export function CompanyPersonsRow({ documentId, width }: { documentId: string; width: number }) {
  const t = useT();
  const [pages, setPages] = useState(1);
  const { data, error, refetch, isFetching } = useCompanyPersonsQuery({ documentId, page: 1, pageSize: Math.min(pages * AT_ONCE, 100) });
  const rest = data ? data.pagination.total - data.results.length : 0;
  return (
    <tr>
      <SubCell colSpan={width}>
        {error !== undefined && <LoadError error={error} onRetry={refetch} />}
        {!data && error === undefined && <Typography variant="pi" textColor="neutral600">{t('common.loading')}</Typography>}
        {data && (
          <Persons>
            <tbody>
              {data.results.map((position) => (
                <PersonRow key={position.documentId} position={position} />
              ))}
            </tbody>
          </Persons>
        )}
        {data && rest > 0 && data.results.length < 100 && (
          <Button variant="ghost" size="S" loading={isFetching} onClick={() => setPages(pages + 1)}>
            {t('finding.morePersons', { count: rest })}
          </Button>
        )}
      </SubCell>
    </tr>
  );
}

function PersonRow({ position }: { position: CompanyPerson }) {
  const t = useT();
  const { person, jobTitle, department, phone, email, main } = position;
  return (
    <tr>
      <td>
        <Flex gap={1}>
          <PersonLink person={{ documentId: person.documentId, fullName: person.fullName || '–' }} />
          {main && <Typography variant="pi" textColor="neutral600">{t('finding.mainPerson')}</Typography>}
        </Flex>
      </td>
      <td>{[jobTitle, department].filter(Boolean).join(', ')}</td>
      <td>{phone && <ChannelLink kind="phone" value={phone} />}</td>
      <td>{email && <ChannelLink kind="email" value={email} />}</td>
    </tr>
  );
}
