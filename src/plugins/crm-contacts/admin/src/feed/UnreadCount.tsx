import { Badge } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { MOST_UNREAD } from '../../../contracts/feed';
import { useT } from '../kernel/useT';
import { useUnread } from './useUnread';

/** Beside *News* in the sub-navigation. */
export const NewsCount = () => <UnreadCount of="news" />;

/** Beside the bell. */
export const NoticesCount = () => <UnreadCount of="notices" />;

function UnreadCount({ of }: { of: 'news' | 'notices' }) {
  const t = useT();
  const { locale } = useIntl();
  const count = useUnread()?.[of] ?? 0;
  if (count === 0) return null;
  const number = new Intl.NumberFormat(locale).format(Math.min(count, MOST_UNREAD - 1));
  const text = count >= MOST_UNREAD ? `${number}+` : number;
  return <Badge active aria-label={t('feed.unread', { count: text })}>{text}</Badge>;
}
