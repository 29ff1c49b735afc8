import { useField } from '@strapi/strapi/admin';
import type { FormField } from '../../kernel/content-manager';
import { ReminderSelect } from '../composer/ReminderSelect';

/** The reminder of an activity inside a Strapi `Form`. */
export function ReminderInput({ field: { name, label }, disabled }: { field: FormField; disabled: boolean }) {
  const { value, error, onChange } = useField<number | null>(name);
  return <ReminderSelect label={label} value={value ?? null} error={error} disabled={disabled} onChange={(minutes) => onChange(name, minutes)} />;
}
