import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { useRef, type RefObject } from 'react';
import { Area } from '../../finding/Area';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import type { DeskSection } from '../../../../contracts/activities';
import { useDeskQuery } from '../activities.api';
import { More } from '../list/More';
import { Scrolled } from '../list/Scrolled';
import { usePages, type PageStart } from '../list/usePages';
import { useQuickEntry } from '../quick/QuickEntryProvider';
import { AbsencesButton } from './AbsencesButton';
import { hereAndNow } from './here-and-now';
import { DeskItem } from './DeskItem';
import { DeskTabs, SECTIONS } from './DeskTabs';
import { useDeskKeys } from './useDeskKeys';

/** What lies on the user's desk: what is overdue, today's, what comes, what has no day. */
export function DeskPage() {
  return useMay('activities.read') ? <MyDesk /> : <NoRight />;
}

function MyDesk() {
  const t = useT();
  const { openNew } = useQuickEntry();
  const scroller = useRef<HTMLElement>(null);
  const [{ query }, setQuery] = useQueryParams<{ section?: string }>();
  const section = SECTIONS.find((each) => each === query.section) ?? 'today';
  useDeskKeys(scroller);
  return (
    <Area title={t('activities.desk')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="beta">{t('activities.desk')}</Typography>
        <Flex gap={2}>
          <AbsencesButton />
          {openNew && <Button size="S" startIcon={<Plus />} onClick={() => openNew({ isDone: false })}>{t('activities.new')}</Button>}
        </Flex>
      </Flex>
      <Section key={section} section={section} scroller={scroller} onSection={(next) => setQuery({ section: next }, 'push', false)} />
    </Area>
  );
}

interface SectionProps {
  section: DeskSection;
  scroller: RefObject<HTMLElement>;
  onSection(section: DeskSection): void;
}

/** One section with the counts of all; the day is the user's own, whatever the server's clock says. */
function Section({ section, scroller, onSection }: SectionProps) {
  const t = useT();
  const { starts, follow } = usePages();
  const { data } = useDeskQuery(deskQuery(section));
  return (
    <>
      <DeskTabs counts={data?.counts} current={section} onChange={onSection} />
      {data && data.deputised.length > 0 && <Typography textColor="neutral600">{t('activities.desk.deputised', { names: data.deputised.map(({ name }) => name).join(', ') })}</Typography>}
      <Scrolled ref={scroller} label={t(`activities.desk.${section}`)}>
        {starts.map((start, index) => <OnePage key={start.before ?? ''} section={section} start={start} onNext={follow(index)} />)}
      </Scrolled>
    </>
  );
}

/** The day is asked for each time: a desk that is open over midnight moves on with the next look. */
const deskQuery = (section: DeskSection, before?: string) => ({ section, ...hereAndNow(), ...(before ? { before } : {}) });

function OnePage({ section, start, onNext }: { section: DeskSection; start: PageStart; onNext?(start: PageStart): void }) {
  const t = useT();
  const { data, error, refetch } = useDeskQuery(deskQuery(section, start.before), { refetchOnMountOrArgChange: true });
  if (error !== undefined) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return start.before ? <Loader small /> : <Page.Loading />;
  if (data.results.length === 0) return start.before ? null : <Box padding={4}><EmptyState text={t(`activities.desk.${section}.empty`)} /></Box>;
  const { results, next } = data;
  return (
    <Box padding={4} paddingTop={start.before ? 0 : 4}>
      <div role="list">{results.map((row) => <DeskItem key={row.documentId} row={row} />)}</div>
      {next !== null && onNext && <More text={t('activities.desk.more')} onMore={() => onNext({ before: next })} />}
    </Box>
  );
}
