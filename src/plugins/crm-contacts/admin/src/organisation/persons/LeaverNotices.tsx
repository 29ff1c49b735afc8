import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ContactPerson } from '../../../../contracts/organisation';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { POSITION } from '../uids';
import { leaversOf } from './leavers';
import { MoveReportsDrawer } from './MoveReportsDrawer';

/** Above the list: superiors who have left while others still report to them, with the way to hand those over. */
export function LeaverNotices({ company, positions }: { company: string; positions: ContactPerson[] }) {
  const t = useT();
  const rights = useRights(POSITION);
  const mayMove = useMay('organisation.edit') && rights.can('update', 'superior');
  const [moved, setMoved] = useState<{ documentId: string; name: string } | null>(null);
  const leavers = leaversOf(positions);
  if (leavers.length === 0 && !moved) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={3}>
      {leavers.map(({ superior, reports }) => {
        const name = superior.person?.name ?? superior.jobTitle ?? '–';
        return (
          <Flex key={superior.documentId} role="status" justifyContent="space-between" gap={3} wrap="wrap" background="warning100" hasRadius padding={3}>
            <Typography>{t('organisation.leaver.notice', { name, count: reports.length })}</Typography>
            {mayMove && <Button variant="tertiary" size="S" onClick={() => setMoved({ documentId: superior.documentId, name })}>{t('organisation.leaver.move')}</Button>}
          </Flex>
        );
      })}
      {moved && <MoveReportsDrawer company={company} superior={moved} onClose={() => setMoved(null)} />}
    </Flex>
  );
}
