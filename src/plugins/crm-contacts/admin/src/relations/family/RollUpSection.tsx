import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { RollUp, RollUpMember } from '../../../../contracts/relations';
import { FoldButton } from '../../kernel/FoldButton';
import { ContactLink } from '../../kernel/Links';
import { LoadError } from '../../kernel/LoadError';
import { RowsTable } from '../../kernel/RowsTable';
import { Labelled, Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { StageBadge } from '../../workflow/StageBadge';
import { useFamilyRollUpQuery, type FamilyAsked } from './family.api';

/** The corporate family at a glance: in which stage its members are, how many contact persons they have, who owns them. */
export function RollUpSection({ asked }: { asked: FamilyAsked }) {
  const t = useT();
  const { data, error, refetch } = useFamilyRollUpQuery(asked);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('relations.rollUp.title')}
      action={data && <FoldButton text={t('relations.rollUp.members', { count: data.totals.members })} isOpen={isOpen} onChange={setOpen} />}
    >
      {error && <LoadError error={error} onRetry={refetch} />}
      {!data && !error && <Loader small />}
      {data && <Totals totals={data.totals} />}
      {data && isOpen && <Box paddingTop={4}><Members members={data.members} /></Box>}
    </Section>
  );
}

function Totals({ totals: { members, stages, contactPersons, owners } }: Pick<RollUp, 'totals'>) {
  const t = useT();
  return (
    <Flex gap={8} wrap="wrap" alignItems="flex-start" style={{ rowGap: '1.2rem' }}>
      <Labelled label={t('relations.rollUp.contacts')}>{members}</Labelled>
      {stages.length > 0 && (
        <Labelled label={t('relations.rollUp.stages')}>
          <Flex gap={3} wrap="wrap">
            {stages.map(({ stage, stageStatus, count }) => (
              <Flex key={`${stage} ${stageStatus}`} gap={1}><StageBadge stage={stage} status={stageStatus} /><Typography>{count}</Typography></Flex>
            ))}
          </Flex>
        </Labelled>
      )}
      {contactPersons !== undefined && <Labelled label={t('relations.rollUp.contactPersons')}>{contactPersons}</Labelled>}
      {owners && (
        <Labelled label={t('relations.rollUp.owners')}>
          {owners.map(({ owner, count }) => `${owner?.name ?? t('relations.rollUp.nobody')} ${count}`).join(' · ')}
        </Labelled>
      )}
    </Flex>
  );
}

function Members({ members }: { members: RollUpMember[] }) {
  const t = useT();
  const shows = { persons: members.some((member) => 'contactPersons' in member), owner: members.some((member) => 'owner' in member) };
  const columns = [
    t('relations.column.other'),
    t('relations.rollUp.stages'),
    ...(shows.persons ? [t('relations.rollUp.contactPersons')] : []),
    ...(shows.owner ? [t('relations.rollUp.owner')] : []),
  ];
  return (
    <RowsTable label={t('relations.rollUp.title')} columns={columns}>
      {members.map(({ documentId, name, number, stage, stageStatus, contactPersons, owner }) => (
        <RowsTable.Row key={documentId}>
          <RowsTable.Cell><Typography><ContactLink contact={{ documentId, name: name ?? number ?? '–' }} page="relations" /></Typography></RowsTable.Cell>
          <RowsTable.Cell>{stage && <StageBadge stage={stage} status={stageStatus} />}</RowsTable.Cell>
          {shows.persons && <RowsTable.Cell $narrow><Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{contactPersons}</Typography></RowsTable.Cell>}
          {shows.owner && <RowsTable.Cell><Typography>{owner?.name ?? '–'}</Typography></RowsTable.Cell>}
        </RowsTable.Row>
      ))}
    </RowsTable>
  );
}
