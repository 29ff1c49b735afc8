import { useNavigate, useParams } from 'react-router-dom';
import { Area } from '../../finding/Area';
import { NoRight } from '../../kernel/NoRight';
import { paths } from '../../kernel/paths';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';

/** `activities/:documentId`: where mails, calendars and reminders lead to. Without the right to change it, it is read. */
export function ActivityPage() {
  const t = useT();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const title = t('feed.activity');
  if (!useMay('activities.read')) return <NoRight />;
  return (
    <Area title={title}>
      <RowDrawer key={documentId} resource="activities" uid="plugin::crm-contacts.activity" documentId={documentId} title={title} onClose={() => navigate(paths.page('notices'))} />
    </Area>
  );
}
