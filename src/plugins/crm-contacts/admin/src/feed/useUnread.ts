import { useMay } from '../kernel/useRights';
import { useUnreadQuery } from './feed.api';

const EVERY_MINUTE = 60_000;

/** How much the user has not read, asked again every minute. */
export function useUnread() {
  const may = useMay('feed.news');
  return useUnreadQuery(undefined, { skip: !may, pollingInterval: EVERY_MINUTE }).data;
}
