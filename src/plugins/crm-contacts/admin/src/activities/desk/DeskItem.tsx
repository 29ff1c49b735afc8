import { Box } from '@strapi/design-system';
import { ColourPill } from '../../kernel/ColourPill';
import { useT } from '../../kernel/useT';
import type { DeskRow } from '../../../../contracts/activities';
import { ActivityItem } from '../item/ActivityItem';

/** An activity on a desk; for whom, when the user stands in for somebody. */
export function DeskItem({ row }: { row: DeskRow }) {
  const t = useT();
  const badge = row.deputyFor && <ColourPill colour="secondary" text={t('activities.desk.for', { name: row.deputyFor.name })} />;
  return (
    <Box borderColor="neutral150" borderStyle="solid" borderWidth="0 0 1px 0">
      <ActivityItem activity={row} deskDay={row.deskDay} badge={badge} />
    </Box>
  );
}
