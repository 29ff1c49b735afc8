import { Flex } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useT } from '../../kernel/useT';
import { useNewsQuery } from '../feed.api';
import { NewsItem } from './NewsItem';

const SHOWN = 6;

/** The newest news on Strapi's start page; looking at it marks nothing as read. */
export default function NewsWidget() {
  const t = useT();
  const { data, error } = useNewsQuery({ limit: SHOWN }, { refetchOnMountOrArgChange: true });
  if (error) return <Widget.Error />;
  if (!data) return <Widget.Loading />;
  if (data.results.length === 0) return <Widget.NoData>{t('feed.empty.all')}</Widget.NoData>;
  return (
    <Flex role="list" direction="column" alignItems="stretch" gap={1}>
      {data.results.map((entry) => <NewsItem key={entry.documentId} entry={entry} />)}
    </Flex>
  );
}
