import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Bell, Check, Cross, Lock, Pencil } from '@strapi/icons';
import { Fragment, useState, type ReactNode } from 'react';
import type { ActivityRow } from '../../../../contracts/activities';
import { todayHere } from '../../kernel/days';
import { ColourPill } from '../../kernel/ColourPill';
import { DayText } from '../../kernel/DayText';
import { ContactLink, PersonLink } from '../../kernel/Links';
import { useLocale } from '../../kernel/useLocale';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useT } from '../../kernel/useT';
import { addDays } from '../calendar/range';
import { useReminderText } from '../composer/reminders';
import { useQuickEntry } from '../quick/QuickEntryProvider';
import { useRuleText } from '../series/useRuleText';
import { ActivityIcon } from '../types/ActivityIcon';
import { useActivityTypes } from '../types/useActivityTypes';
import { ACTIVITY } from '../uids';
import { Attachments } from './Attachments';
import { Chain } from './Chain';
import { FinishForm } from './FinishForm';
import { PostponeMenu } from './PostponeMenu';
import { useChange } from './useChange';

interface ActivityItemProps {
  activity: ActivityRow;
  /** documentId of the contact or person that the list is of: it needs no naming. */
  owner?: string;
  /** Only to be read: inside another drawer. */
  isPlain?: boolean;
  /** On a desk, where all is open: the day on which it lies there stands beside it. */
  deskDay?: string | null;
  /** Beside the state. */
  badge?: ReactNode;
}

/** One activity in a list: what, when, who, how it ended; finished, postponed, cancelled and edited in place. */
export function ActivityItem({ activity, owner, isPlain = false, deskDay, badge }: ActivityItemProps) {
  const types = useActivityTypes();
  const { openActivity } = useQuickEntry();
  const [isFinishing, setFinishing] = useState(false);
  const { type, subject, outcome, excerpt, state, attachments } = activity;
  return (
    <Flex role="listitem" gap={3} alignItems="flex-start" paddingTop={2} paddingBottom={2} wrap={{ initial: 'wrap', medium: 'nowrap' }}>
      <Typography textColor={state === 'open' ? `${types.find(type)?.colour ?? 'primary'}600` : 'neutral500'} style={{ paddingTop: 2 }}>
        <ActivityIcon type={type} label={type && types.label(type)} />
      </Typography>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Flex gap={2} wrap="wrap">
          <Subject onClick={isPlain ? undefined : () => openActivity(activity)} isCancelled={state === 'cancelled'}>{subject || types.label(type ?? '')}</Subject>
          <StateBadges activity={activity} isOnDesk={deskDay !== undefined} />
          {badge}
        </Flex>
        <Facts activity={activity} owner={owner} day={deskDay ?? null} />
        {excerpt && <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>{excerpt}</Typography>}
        {outcome && <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>→ {outcome}</Typography>}
        {attachments && attachments.length > 0 && <Attachments files={attachments} />}
        {!isPlain && <Chain activity={activity} />}
        {isFinishing && <FinishForm activity={activity} onClose={() => setFinishing(false)} />}
      </Flex>
      {!isFinishing && !isPlain && <Actions activity={activity} onFinish={() => setFinishing(true)} />}
    </Flex>
  );
}

function Subject({ onClick, isCancelled, children }: { onClick?(): void; isCancelled: boolean; children: ReactNode }) {
  const text = <Typography fontWeight="semiBold" textColor="neutral800" style={{ overflowWrap: 'anywhere', textDecoration: isCancelled ? 'line-through' : undefined }}>{children}</Typography>;
  if (!onClick) return text;
  return <button type="button" onClick={onClick} data-row-link style={{ background: 'none', padding: 0, textAlign: 'left' }}>{text}</button>;
}

function Actions({ activity, onFinish }: { activity: ActivityRow; onFinish(): void }) {
  const t = useT();
  const change = useChange();
  const { openActivity, openNew } = useQuickEntry();
  const { subject, state, mayUpdate } = activity;
  const name = subject ?? '';
  const cancel = () => void change(activity, { state: 'cancelled' }, { state: 'open' }, t('activities.cancelled', { name }));
  return (
    <Flex gap={1} wrap="wrap" justifyContent="flex-end">
      {mayUpdate && state === 'open' && (
        <>
          <IconButton size="S" variant="ghost" label={t('activities.finish', { name })} onClick={onFinish} data-finish><Check /></IconButton>
          <PostponeMenu activity={activity} />
          <IconButton size="S" variant="ghost" label={t('activities.cancel', { name })} onClick={cancel}><Cross /></IconButton>
        </>
      )}
      {state === 'done' && openNew && <Button size="S" variant="ghost" onClick={() => openNew(followUpOf(activity))}>{t('activities.followUp')}</Button>}
      {mayUpdate && <IconButton size="S" variant="ghost" label={t('activities.edit', { name })} onClick={() => openActivity(activity)}><Pencil /></IconButton>}
    </Flex>
  );
}

/** What a follow-up takes over: whom it is with and what it is about. */
function followUpOf({ documentId, type, subject = '', contacts = [], persons = [] }: ActivityRow) {
  return {
    ...(type ? { type } : {}),
    subject,
    isDone: false,
    day: addDays(todayHere(), 1),
    contacts: contacts.map((contact) => ({ documentId: contact.documentId, label: contact.name })),
    persons: persons.map((person) => ({ documentId: person.documentId, label: person.fullName })),
    followUpOf: { documentId, label: subject },
  };
}

function StateBadges({ activity, isOnDesk }: { activity: ActivityRow; isOnDesk: boolean }) {
  const { state, overdue, priority, day, seriesRule, remindMinutes, private: isPrivate } = activity;
  const t = useT();
  const option = useOptionLabel(ACTIVITY);
  const inWords = useRuleText();
  const reminder = useReminderText();
  return (
    <>
      {overdue && <ColourPill colour="danger" text={t('activities.overdue')} />}
      {state && !overdue && state !== 'done' && !(isOnDesk && state === 'open') && <ColourPill colour={state === 'open' ? 'primary' : 'neutral'} text={option('state', state)} />}
      {priority === 'high' && <ColourPill colour="warning" text={option('priority', priority)} />}
      {seriesRule && <ArrowsCounterClockwise width="1.2rem" height="1.2rem" role="img" aria-label={inWords(seriesRule, day)} />}
      {state === 'open' && typeof remindMinutes === 'number' && <Bell width="1.2rem" height="1.2rem" role="img" aria-label={`${t('activities.remind')}: ${reminder(remindMinutes)}`} />}
      {isPrivate && <Lock width="1.2rem" height="1.2rem" role="img" aria-label={t('activities.private')} />}
    </>
  );
}

/** Day, time, responsible, participants and whom it was with, as one line. `day`: null where a heading says it, or there is none. */
function Facts({ activity, owner, day }: { activity: ActivityRow; owner?: string; day: string | null }) {
  const t = useT();
  const locale = useLocale();
  const { startsAt, endsAt, allDay, dueOn, responsible, participants = [], contacts = [], persons = [] } = activity;
  // A contact that is a person goes by the same name.
  const others = persons.filter(({ documentId, fullName }) => documentId !== owner && !contacts.some(({ name }) => name === fullName));
  const time = (instant: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(instant));
  const facts: ReactNode[] = [
    day && <DayText key="day" day={day} />,
    day && dueOn && dueOn !== day && <Fragment key="due">{t('activities.due')} <DayText day={dueOn} /></Fragment>,
    startsAt && !allDay ? (endsAt ? `${time(startsAt)} – ${time(endsAt)}` : time(startsAt)) : null,
    [responsible?.name, ...participants.map(({ name }) => name)].filter(Boolean).join(', '),
    ...others.map((person) => <PersonLink key={person.documentId} person={person} />),
    ...contacts.filter(({ documentId }) => documentId !== owner).map((contact) => <ContactLink key={contact.documentId} contact={contact} />),
  ].filter(Boolean);
  return (
    <Typography textColor="neutral600">
      {facts.map((fact, index) => <Fragment key={index}>{index > 0 && ' · '}{fact}</Fragment>)}
    </Typography>
  );
}
