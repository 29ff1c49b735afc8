import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { DayText } from '../../kernel/DayText';
import { ContactLink, NameLink, PersonLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import type { DeskRow } from '../../../../contracts/activities';
import { useDeskQuery } from '../activities.api';
import { hereAndNow } from '../desk/here-and-now';
import { ActivityIcon } from '../types/ActivityIcon';
import { useActivityTypes } from '../types/useActivityTypes';

const SHOWN = 6;

/** A widget is as wide as its longest line that must not break: one that is cut by `ellipsis` would push the time out of sight. */
const OneLine = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 1;
  overflow: hidden;
  overflow-wrap: anywhere;
`;

/** What lies on the desk today, what is overdue above it. */
export default function MyDayWidget() {
  const t = useT();
  const today = useDeskQuery({ section: 'today', ...hereAndNow(), limit: SHOWN }, { refetchOnMountOrArgChange: true });
  const overdue = useDeskQuery({ section: 'overdue', ...hereAndNow(), limit: SHOWN }, { refetchOnMountOrArgChange: true });
  if (today.error || overdue.error) return <Widget.Error />;
  if (!today.data || !overdue.data) return <Widget.Loading />;
  const rows = [...overdue.data.results.slice(0, SHOWN / 2), ...today.data.results].slice(0, SHOWN);
  const { counts } = today.data;
  if (rows.length === 0) return <Widget.NoData>{t('activities.desk.today.empty')}</Widget.NoData>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={4} wrap="wrap">
        <NameLink to={deskAt('today')}>{t('activities.widget.day.today', { count: counts.today })}</NameLink>
        {counts.overdue > 0 && <Typography textColor="danger600"><NameLink to={deskAt('overdue')}>{t('activities.widget.day.overdue', { count: counts.overdue })}</NameLink></Typography>}
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {rows.map((row) => <Line key={row.documentId} row={row} />)}
      </Flex>
    </Flex>
  );
}

const deskAt = (section: string) => `${paths.page('desk')}?section=${section}`;

function Line({ row: { type, subject, startsAt, allDay, day, deskDay, overdue, contacts = [], persons = [] } }: { row: DeskRow }) {
  const locale = useLocale();
  const types = useActivityTypes();
  const [contact, person] = [contacts[0], persons[0]];
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Typography textColor={overdue ? 'danger600' : 'neutral600'}><ActivityIcon type={type} label={type && types.label(type)} /></Typography>
      <div style={{ flex: 1, minWidth: 0 }}>
        <OneLine tag="div" title={subject}>{subject}</OneLine>
        <OneLine tag="div">{contact ? <ContactLink contact={contact} page="activities" /> : person && <PersonLink person={person} />}</OneLine>
      </div>
      <Typography variant="pi" textColor={overdue ? 'danger600' : 'neutral600'} style={{ whiteSpace: 'nowrap' }}>
        {overdue || !startsAt || allDay ? <DayText day={deskDay ?? day} /> : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(startsAt))}
      </Typography>
    </Flex>
  );
}
