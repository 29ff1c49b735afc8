import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { ActivityDrawer } from '../../activities/edit/ActivityDrawer';
import { Area } from '../../finding/Area';
import { NoRight } from '../../kernel/NoRight';
import { paths } from '../../kernel/paths';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';

/** `activities/:documentId`: where mails, calendars and reminders lead to. Closed, it goes back to where one came from, else to the desk. */
export function ActivityPage() {
  const t = useT();
  const navigate = useNavigate();
  const { key } = useLocation();
  const { documentId = '' } = useParams();
  if (!useMay('activities.read')) return <NoRight />;
  // The router calls the first page of a visit so.
  const close = () => (key === 'default' ? navigate(paths.page('desk')) : navigate(-1));
  return (
    <Area title={t('feed.activity')}>
      <ActivityDrawer key={documentId} activity={{ documentId }} onClose={close} />
    </Area>
  );
}
