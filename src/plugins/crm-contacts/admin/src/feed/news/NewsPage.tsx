import { Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { NEWS_SCOPES, type NewsEntry, type NewsScope } from '../../../../contracts/feed';
import { Area } from '../../finding/Area';
import { EmptyState } from '../../kernel/EmptyState';
import { NoRight } from '../../kernel/NoRight';
import { paths } from '../../kernel/paths';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useNewsQuery, useNewsSeenMutation } from '../feed.api';
import { Stream } from '../Stream';
import { NewsItem } from './NewsItem';

/** What has happened with the contacts; `scope` stands in the address. */
export function NewsPage() {
  return useMay('feed.news') ? <OpenNews /> : <NoRight />;
}

function OpenNews() {
  const t = useT();
  const mayCalendar = useMay('feed.calendar');
  const [{ query }, setQuery] = useQueryParams<{ scope?: string }>();
  const scope = NEWS_SCOPES.find((each) => each === query.scope) ?? 'all';
  return (
    <Area title={t('feed.news')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="beta">{t('feed.news')}</Typography>
        <Flex gap={2}>
          {mayCalendar && <Button tag={Link} to={paths.page('subscription')} variant="tertiary" startIcon={<Cog />}>{t('feed.calendar')}</Button>}
          <SingleSelect aria-label={t('feed.scope')} value={scope} onChange={(value) => setQuery({ scope: value as NewsScope }, 'push', false)}>
            {NEWS_SCOPES.map((each) => <SingleSelectOption key={each} value={each}>{t(`feed.scope.${each}`)}</SingleSelectOption>)}
          </SingleSelect>
        </Flex>
      </Flex>
      <NewsStream key={scope} scope={scope} />
    </Area>
  );
}

function NewsStream({ scope }: { scope: NewsScope }) {
  const t = useT();
  useMarkSeen(scope);
  // Pages below the first stay as they were read; a fresh visit reads all anew.
  const usePage = (before?: string) => useNewsQuery({ scope, ...(before ? { before } : {}) }, { refetchOnMountOrArgChange: true });
  return (
    <div style={{ overflowY: 'auto', minHeight: 0, flex: 1 }}>
      <Stream<NewsEntry> usePage={usePage} render={(entry) => <NewsItem entry={entry} />} empty={<EmptyState text={t(`feed.empty.${scope}`)} />} />
    </div>
  );
}

/** Once all news were shown they are read, up to the newest; the marks stay until the next visit. Filtered news leave out what was not seen. */
function useMarkSeen(scope: NewsScope): void {
  const { data } = useNewsQuery({ scope });
  const [seen] = useNewsSeenMutation();
  const marked = useRef(false);
  const newest = data?.results[0]?.at;
  useEffect(() => {
    if (scope !== 'all' || !newest || marked.current) return;
    marked.current = true;
    void seen({ until: newest });
  }, [scope, newest, seen]);
}
