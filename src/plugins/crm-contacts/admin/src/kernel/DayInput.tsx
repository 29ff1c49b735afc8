import { DatePicker, Field } from '@strapi/design-system';
import { dayHere } from './days';
import { useLocale } from './useLocale';
import { useT } from './useT';

interface DayInputProps {
  name: string;
  label: string;
  /** `YYYY-MM-DD` */
  value: string | null | undefined;
  onChange(day: string | null): void;
  error?: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  size?: 'S' | 'M';
}

/** A calendar day, without time and time zone. */
export function DayInput({ name, label, value, onChange, error, hint, required, disabled, size = 'M' }: DayInputProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <DatePicker
        size={size}
        disabled={disabled}
        locale={locale}
        value={value ? new Date(`${value}T00:00:00Z`) : undefined}
        // The picker takes midnight in UTC, but gives the user's own midnight of the chosen day.
        onChange={(date) => onChange(date ? dayHere(date) : null)}
        onClear={() => onChange(null)}
        clearLabel={t('common.clear')}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
