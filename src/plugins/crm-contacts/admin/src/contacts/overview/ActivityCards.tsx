import { Flex, Typography } from '@strapi/design-system';
import type { ActivityRow, WindowActivities } from '../../../../contracts/activities';
import { useActivityTypes } from '../../activities/types/useActivityTypes';
import { DayText } from '../../kernel/DayText';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink, PersonLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { CardList } from './CardList';

interface ActivitiesCardProps {
  documentId: string;
  activities: WindowActivities;
}

/** What is still to do, overdue first. */
export function NextCard({ documentId, activities }: ActivitiesCardProps) {
  const t = useT();
  const { next, openCount, overdueCount } = activities;
  const page = paths.contact(documentId, 'activities');
  const title = overdueCount > 0 ? t('contacts.next.titleOverdue', { count: overdueCount }) : t('contacts.next.title');
  return (
    <Section title={title} action={openCount > 0 && <NameLink to={page}>{t('contacts.card.all', { count: openCount })}</NameLink>}>
      {next.length === 0 && <EmptyState text={t('contacts.next.empty')} action={<NameLink to={page}>{t('contacts.next.first')}</NameLink>} />}
      <ActivityLines activities={next} />
    </Section>
  );
}

/** Activities as lines of a card. */
export function ActivityLines({ activities }: { activities: ActivityRow[] }) {
  const t = useT();
  const types = useActivityTypes();
  return (
    <CardList>
      {activities.map(({ documentId, day, overdue, type, subject, outcome, responsible, persons = [] }) => (
        <CardList.Row
          key={documentId}
          right={
            <Typography textColor={overdue ? 'danger600' : 'neutral600'} fontWeight={overdue ? 'semiBold' : 'regular'}>
              {overdue && `${t('contacts.next.overdue')} · `}<DayText day={day} />
            </Typography>
          }
        >
          <Typography>{[type && types.label(type), subject].filter(Boolean).join(': ')}</Typography>
          <Flex gap={2} wrap="wrap">
            {outcome && <Typography textColor="neutral600">{outcome}</Typography>}
            {persons.map((person) => <PersonLink key={person.documentId} person={person} />)}
            {responsible && <Typography variant="pi" textColor="neutral600">{responsible.name}</Typography>}
          </Flex>
        </CardList.Row>
      ))}
    </CardList>
  );
}
