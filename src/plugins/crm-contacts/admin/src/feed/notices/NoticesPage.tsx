import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { Notice } from '../../../../contracts/feed';
import { Area } from '../../finding/Area';
import { dayHere } from '../../kernel/days';
import { EmptyState } from '../../kernel/EmptyState';
import { useErrorText } from '../../kernel/errors';
import { NoRight } from '../../kernel/NoRight';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useNoticesQuery, useReadAllNoticesMutation } from '../feed.api';
import { Stream } from '../Stream';
import { useUnread } from '../useUnread';
import { NoticeItem } from './NoticeItem';

/** Under the bell: what the user was reminded of, newest first. */
export function NoticesPage() {
  return useMay('feed.news') ? <OpenNotices /> : <NoRight />;
}

type Entry = Notice & { day: string };

function usePage(before?: string) {
  const { data, error, refetch } = useNoticesQuery(before ? { before } : {}, { refetchOnMountOrArgChange: true });
  return { data: data && { ...data, results: data.results.map((notice): Entry => ({ ...notice, day: dayHere(new Date(notice.createdAt)) })) }, error, refetch };
}

function OpenNotices() {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [readAll, { isLoading }] = useReadAllNoticesMutation();
  const unread = useUnread()?.notices ?? 0;
  const submit = async () => {
    try {
      await readAll().unwrap();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
  return (
    <Area title={t('feed.notices')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="beta">{t('feed.notices')}</Typography>
        {unread > 0 && <Button variant="tertiary" loading={isLoading} onClick={() => void submit()}>{t('feed.notices.readAll')}</Button>}
      </Flex>
      <div style={{ overflowY: 'auto', minHeight: 0, flex: 1 }}>
        <Stream<Entry> usePage={usePage} render={(notice) => <NoticeItem notice={notice} />} empty={<EmptyState text={t('feed.notices.empty')} />} />
      </div>
    </Area>
  );
}
