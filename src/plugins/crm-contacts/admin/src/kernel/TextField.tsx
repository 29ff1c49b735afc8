import { Field, TextInput } from '@strapi/design-system';
import type { ChangeEvent } from 'react';

interface TextFieldProps {
  name: string;
  label: string;
  value: string;
  onChange(value: string): void;
  error?: string;
  hint?: string;
  required?: boolean;
  type?: 'text' | 'email' | 'tel';
  maxLength?: number;
}

/** One line of text outside of a Strapi `Form`. */
export function TextField({ name, label, value, onChange, error, hint, required, type = 'text', maxLength = 255 }: TextFieldProps) {
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput type={type} maxLength={maxLength} value={value} onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
