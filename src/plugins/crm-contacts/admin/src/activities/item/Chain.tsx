import { Flex, Typography } from '@strapi/design-system';
import type { ActivityRow } from '../../../../contracts/activities';
import { useT } from '../../kernel/useT';
import { useQuickEntry } from '../quick/QuickEntryProvider';

/** What an activity followed, and what follows it: each a way to the other. */
export function Chain({ activity: { followUpOf, followUps = [] } }: { activity: ActivityRow }) {
  const t = useT();
  if (!followUpOf && followUps.length === 0) return null;
  return (
    <Flex gap={3} wrap="wrap">
      {followUpOf && <Link sign="↳" label={t('activities.followUp.of')} to={followUpOf} />}
      {followUps.map((next) => <Link key={next.documentId} sign="↪" label={t('activities.followUp.then')} to={next} />)}
    </Flex>
  );
}

function Link({ sign, label, to: { documentId, subject } }: { sign: string; label: string; to: { documentId: string; subject: string } }) {
  const { openActivity } = useQuickEntry();
  return (
    <Typography variant="pi" textColor="neutral600">
      <span aria-hidden>{sign} </span>{label}{' '}
      <button type="button" style={{ background: 'none', padding: 0, textAlign: 'left' }} onClick={() => openActivity({ documentId })}>
        <Typography variant="pi" textColor="primary600">{subject}</Typography>
      </button>
    </Typography>
  );
}
