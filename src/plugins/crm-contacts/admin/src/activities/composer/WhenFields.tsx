import { Box, Checkbox, Field, Flex, Textarea, TimePicker } from '@strapi/design-system';
import { DayInput } from '../../kernel/DayInput';
import { UserSelect } from '../../kernel/UserSelect';
import { useT } from '../../kernel/useT';
import type { Drafting } from './useDraft';

/** When it is, who does it, and whether it is done already. */
export function WhenFields({ drafting: { draft, change, errors } }: { drafting: Drafting }) {
  const t = useT();
  return (
    <>
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <Box width="17rem"><DayInput name="day" label={t('activities.day')} value={draft.day} onChange={(day) => change({ day })} error={errors.startsAt ?? (draft.time === '' ? errors.dueOn : undefined)} /></Box>
        {draft.allDay ? (
          <Box width="17rem"><DayInput name="endDay" label={t('activities.endDay')} value={draft.endDay} onChange={(endDay) => change({ endDay })} error={errors.endsAt} /></Box>
        ) : (
          <>
            <TimeInput name="time" label={t('activities.time')} value={draft.time} onChange={(time) => change({ time })} />
            {draft.time !== '' && <TimeInput name="endTime" label={t('activities.endTime')} value={draft.endTime} onChange={(endTime) => change({ endTime })} error={errors.endsAt} />}
          </>
        )}
        <Box style={{ flex: '1 1 18rem', maxWidth: '32rem' }}>
          <UserSelect name="responsible" label={t('activities.responsible')} value={draft.responsible} onChange={(responsible) => change({ responsible })} error={errors.responsible} />
        </Box>
      </Flex>
      <Flex gap={5} wrap="wrap">
        <Checkbox checked={draft.isDone} onCheckedChange={(checked) => change({ isDone: checked === true })}>{t('activities.isDone')}</Checkbox>
        <Checkbox checked={draft.allDay} onCheckedChange={(checked) => change({ allDay: checked === true })}>{t('activities.allDay')}</Checkbox>
      </Flex>
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

interface TimeInputProps {
  name: string;
  label: string;
  /** `HH:MM`; empty: none. */
  value: string;
  onChange(time: string): void;
  error?: string;
}

function TimeInput({ name, label, value, onChange, error }: TimeInputProps) {
  const t = useT();
  return (
    <Field.Root name={name} error={error} style={{ width: '16rem' }}>
      <Field.Label>{label}</Field.Label>
      <TimePicker value={value} clearLabel={t('common.clear')} onClear={() => onChange('')} onChange={(time) => onChange((time ?? '').slice(0, 5))} />
      <Field.Error />
    </Field.Root>
  );
}
