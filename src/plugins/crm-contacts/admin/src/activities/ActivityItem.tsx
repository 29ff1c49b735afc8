import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Check, Lock, Pencil } from '@strapi/icons';
import { Fragment, useState, type ReactNode } from 'react';
import type { ActivityRow } from '../../../contracts/activities';
import { ContactLink, PersonLink } from '../kernel/Links';
import { useLocale } from '../kernel/useLocale';
import { useOptionLabel } from '../kernel/useOptionLabel';
import { useT } from '../kernel/useT';
import { ColourPill } from '../kernel/ColourPill';
import { ActivityIcon } from './ActivityIcon';
import { FinishForm } from './FinishForm';
import { ACTIVITY } from './uids';

interface ActivityItemProps {
  activity: ActivityRow;
  /** documentId of the contact or person that the list is of: it needs no naming. */
  owner?: string;
  onEdit?(): void;
}

/** One activity in a list: what, when, who, how it ended; finished and edited in place. */
export function ActivityItem({ activity, owner, onEdit }: ActivityItemProps) {
  const t = useT();
  const typeLabel = useOptionLabel(ACTIVITY);
  const [isFinishing, setFinishing] = useState(false);
  const { type, subject, outcome, excerpt, state, mayUpdate } = activity;
  const name = subject ?? '';
  return (
    <Flex role="listitem" gap={3} alignItems="flex-start" paddingTop={2} paddingBottom={2}>
      <Typography textColor={state === 'open' ? 'primary600' : 'neutral500'} style={{ paddingTop: 2 }}>
        <ActivityIcon type={type} label={type && typeLabel('type', type)} />
      </Typography>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere', textDecoration: state === 'cancelled' ? 'line-through' : undefined }}>{subject}</Typography>
          <StateBadges activity={activity} />
        </Flex>
        <Facts activity={activity} owner={owner} />
        {excerpt && <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>{excerpt}</Typography>}
        {outcome && <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>→ {outcome}</Typography>}
        {isFinishing && <FinishForm activity={activity} onClose={() => setFinishing(false)} />}
      </Flex>
      <Flex gap={1}>
        {mayUpdate && state === 'open' && !isFinishing && (
          <IconButton variant="ghost" label={t('activities.finish', { name })} onClick={() => setFinishing(true)}><Check /></IconButton>
        )}
        {mayUpdate && onEdit && <IconButton variant="ghost" label={t('activities.edit', { name })} onClick={onEdit}><Pencil /></IconButton>}
      </Flex>
    </Flex>
  );
}

function StateBadges({ activity: { state, overdue, priority, private: isPrivate } }: { activity: ActivityRow }) {
  const t = useT();
  const option = useOptionLabel(ACTIVITY);
  return (
    <>
      {overdue && <ColourPill colour="danger" text={t('activities.overdue')} />}
      {state && !overdue && state !== 'done' && <ColourPill colour={state === 'open' ? 'primary' : 'neutral'} text={option('state', state)} />}
      {priority === 'high' && <ColourPill colour="warning" text={option('priority', priority)} />}
      {isPrivate && <Lock width="1.2rem" height="1.2rem" role="img" aria-label={t('activities.private')} />}
    </>
  );
}

/** Time, responsible, participants and whom it was with, as one line. */
function Facts({ activity, owner }: { activity: ActivityRow; owner?: string }) {
  const locale = useLocale();
  const { startsAt, endsAt, allDay, responsible, participants = [], contacts = [], persons = [] } = activity;
  const time = (instant: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(instant));
  const facts: ReactNode[] = [
    startsAt && !allDay ? (endsAt ? `${time(startsAt)} – ${time(endsAt)}` : time(startsAt)) : null,
    [responsible?.name, ...participants.map(({ name }) => name)].filter(Boolean).join(', '),
    ...persons.filter(({ documentId }) => documentId !== owner).map((person) => <PersonLink key={person.documentId} person={person} />),
    ...contacts.filter(({ documentId }) => documentId !== owner).map((contact) => <ContactLink key={contact.documentId} contact={contact} />),
  ].filter(Boolean);
  return (
    <Typography textColor="neutral600">
      {facts.map((fact, index) => <Fragment key={index}>{index > 0 && ' · '}{fact}</Fragment>)}
    </Typography>
  );
}
