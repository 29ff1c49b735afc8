import { Box, Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Textarea, TextInput, TimePicker } from '@strapi/design-system';
import { useRef, type FormEvent } from 'react';
import { ACTIVITY_TYPES, type ActivityType } from '../../../contracts/activities';
import type { ContactWindow } from '../../../contracts/contacts';
import { DayInput } from '../kernel/DayInput';
import { useRights } from '../kernel/useRights';
import { useHotkeys } from '../kernel/useHotkeys';
import { useOptionLabel } from '../kernel/useOptionLabel';
import { UserSelect } from '../kernel/UserSelect';
import { useT } from '../kernel/useT';
import { ActivityIcon } from './ActivityIcon';
import { ACTIVITY } from './uids';
import { useComposer, type Composing } from './useComposer';

/** Notes what was done or plans what comes: one line until somebody types. `A` focuses it. */
export function Composer({ contact }: { contact: ContactWindow }) {
  const rights = useRights(ACTIVITY);
  const composer = useComposer(contact.documentId);
  if (!rights.can('create')) return null;
  return <ComposerForm composer={composer} />;
}

function ComposerForm({ composer }: { composer: Composing }) {
  const t = useT();
  const subject = useRef<HTMLInputElement>(null);
  const { draft, change, isOpen, open, close, errors, failure, isLoading, submit } = composer;
  useHotkeys({ a: () => subject.current?.focus() });
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    await submit();
  };
  return (
    <Box tag="section" aria-label={t('activities.composer')} background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <form onSubmit={onSubmit} noValidate onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Flex gap={2} alignItems="flex-start" wrap="wrap">
            <TypeSelect value={draft.type} onChange={(type) => change({ type })} />
            <Box style={{ flex: '1 1 24rem' }}>
              <Field.Root name="subject" error={errors.subject}>
                <TextInput ref={subject} aria-label={t('activities.subject')} placeholder={t('activities.composer.placeholder')} value={draft.subject} onFocus={open} onChange={(event) => change({ subject: event.target.value })} />
                <Field.Error />
              </Field.Root>
            </Box>
          </Flex>
          {isOpen && <Details composer={composer} />}
          {failure && <Field.Root error={failure}><Field.Error /></Field.Root>}
          {isOpen && (
            <Flex gap={2} justifyContent="flex-end">
              <Button variant="tertiary" onClick={close}>{t('common.cancel')}</Button>
              <Button type="submit" loading={isLoading} disabled={!draft.subject.trim()}>{t(draft.isDone ? 'activities.composer.note' : 'activities.composer.plan')}</Button>
            </Flex>
          )}
        </Flex>
      </form>
    </Box>
  );
}

function TypeSelect({ value, onChange }: { value: ActivityType; onChange(type: ActivityType): void }) {
  const t = useT();
  const typeLabel = useOptionLabel(ACTIVITY);
  return (
    <Box width="17rem">
      <SingleSelect aria-label={t('activities.type')} startIcon={<ActivityIcon type={value} />} value={value} onChange={(type) => onChange(type as ActivityType)}>
        {ACTIVITY_TYPES.map((type) => (
          <SingleSelectOption key={type} value={type} startIcon={<ActivityIcon type={type} />}>{typeLabel('type', type)}</SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

function Details({ composer: { draft, change, errors } }: { composer: Composing }) {
  const t = useT();
  return (
    <>
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <Box width="18rem"><DayInput name="day" label={t('activities.day')} value={draft.day} onChange={(day) => change({ day })} error={errors.dueOn ?? errors.startsAt} /></Box>
        <Field.Root name="time" style={{ width: '17rem' }}>
          <Field.Label>{t('activities.time')}</Field.Label>
          <TimePicker value={draft.time} clearLabel={t('common.clear')} onClear={() => change({ time: '' })} onChange={(time) => change({ time: time.slice(0, 5) })} />
        </Field.Root>
        <Box style={{ flex: '1 1 20rem', maxWidth: '32rem' }}>
          <UserSelect name="responsible" label={t('activities.responsible')} value={draft.responsible} onChange={(responsible) => change({ responsible })} error={errors.responsible} />
        </Box>
      </Flex>
      <Checkbox checked={draft.isDone} onCheckedChange={(checked) => change({ isDone: checked === true })}>{t('activities.isDone')}</Checkbox>
      {draft.isDone && (
        <Field.Root name="outcome" error={errors.outcome}>
          <Field.Label>{t('activities.outcome')}</Field.Label>
          <Textarea value={draft.outcome} onChange={(event) => change({ outcome: event.target.value })} />
          <Field.Error />
        </Field.Root>
      )}
    </>
  );
}
