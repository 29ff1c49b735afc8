import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ChartPosition } from '../../../../contracts/organisation';
import { ContactLink, NameLink } from '../../kernel/Links';
import { LoadError } from '../../kernel/LoadError';
import { paths } from '../../kernel/paths';
import { nested, Tree, type TreeItem } from '../../kernel/Tree';
import { useT } from '../../kernel/useT';
import { useOrgChartQuery } from '../organisation.api';

interface SuperiorItem extends TreeItem {
  position: ChartPosition;
}

/** Who reports to whom today, as a tree. Superiors from elsewhere in the family, and gone ones, are stubs at the top. */
export function SuperiorTree({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const navigate = useNavigate();
  const { data: chart, error, refetch } = useOrgChartQuery(contact.documentId);
  const items = useMemo(() => {
    const rows = (chart?.positions ?? []).map((position) => ({ id: position.documentId, parent: position.superior, position }));
    return nested<(typeof rows)[number], SuperiorItem>(rows, ({ id, position }) => ({ id, text: textOf(position), position }));
  }, [chart]);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!chart) return <Loader small />;
  return (
    <>
      {chart.warnings.some(({ reason }) => reason === 'superior-cycle') && (
        <Box role="alert" paddingBottom={3}><Typography textColor="danger600">{t('organisation.warning.superiors')}</Typography></Box>
      )}
      <Tree
        label={t('organisation.persons.chart')}
        items={items}
        onOpen={({ position }) => position.person && navigate(paths.person(position.person.documentId))}
        renderItem={({ position }, tabIndex) => <ChartLine position={position} tabIndex={tabIndex} />}
      />
    </>
  );
}

const textOf = ({ person, jobTitle }: ChartPosition) => [person?.name, jobTitle].filter(Boolean).join(', ') || '–';

export function ChartLine({ position, tabIndex }: { position: ChartPosition; tabIndex: number }) {
  const t = useT();
  const { person, jobTitle, main, stub, left, company } = position;
  return (
    <Flex gap={2} wrap="wrap">
      {main && <Typography aria-label={t('organisation.persons.main')} textColor="warning600">★</Typography>}
      <Typography fontWeight="semiBold">
        {person?.name ? <NameLink to={paths.person(person.documentId)} tabIndex={tabIndex}>{person.name}</NameLink> : '–'}
      </Typography>
      {jobTitle && <Typography textColor="neutral600">{jobTitle}</Typography>}
      {(stub === 'left' || left) && <Typography variant="pi" textColor="danger600">{t('organisation.persons.left')}</Typography>}
      {company?.name && <Typography variant="pi"><ContactLink contact={{ documentId: company.documentId, name: company.name }} page="contact-persons" /></Typography>}
    </Flex>
  );
}
