import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useT } from '../../kernel/useT';
import { REMINDERS, useReminderText } from './reminders';

interface ReminderSelectProps {
  label: string;
  /** Minutes before the start. */
  value: number | null;
  onChange(minutes: number | null): void;
  error?: string;
  disabled?: boolean;
}

/** How long before the start somebody is reminded; a stored time of its own stays to be chosen. */
export function ReminderSelect({ label, value, onChange, error, disabled }: ReminderSelectProps) {
  const t = useT();
  const text = useReminderText();
  const offered = value === null || REMINDERS.includes(value) ? REMINDERS : [...REMINDERS, value].sort((a, b) => a - b);
  return (
    <Field.Root name="remindMinutes" error={error}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        disabled={disabled}
        value={value === null ? '' : String(value)}
        placeholder={t('activities.remind.none')}
        clearLabel={t('common.clear')}
        onClear={() => onChange(null)}
        onChange={(minutes) => onChange(Number(minutes))}
      >
        {offered.map((minutes) => <SingleSelectOption key={minutes} value={String(minutes)}>{text(minutes)}</SingleSelectOption>)}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
