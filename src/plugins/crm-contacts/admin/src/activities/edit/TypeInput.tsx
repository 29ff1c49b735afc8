import { Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { FormField } from '../../kernel/content-manager';
import { TypeSelect } from '../types/TypeSelect';

/** The type of an activity inside a Strapi `Form`. */
export function TypeInput({ field: { name, label, required }, disabled }: { field: FormField; disabled: boolean }) {
  const { value, error, onChange } = useField<string>(name);
  return (
    <Field.Root name={name} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <TypeSelect value={value ?? ''} disabled={disabled} onChange={(type) => onChange(name, type)} />
      <Field.Error />
    </Field.Root>
  );
}
