import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { FormField } from '../../kernel/content-manager';
import { ICONS } from '../types/icons';

/** One of the signs that there are. */
export function IconInput({ field: { name, label, required }, disabled }: { field: FormField; disabled: boolean }) {
  const { value, error, onChange } = useField<string>(name);
  const Chosen = ICONS[value ?? ''] ?? ICONS.CheckCircle;
  return (
    <Field.Root name={name} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect disabled={disabled} value={value ?? ''} startIcon={<Chosen aria-hidden />} onChange={(icon) => onChange(name, String(icon))}>
        {Object.entries(ICONS).map(([icon, Icon]) => <SingleSelectOption key={icon} value={icon} startIcon={<Icon aria-hidden />}>{icon}</SingleSelectOption>)}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
