import { Field, TextInput } from '@strapi/design-system';

interface SmallFieldProps {
  name: string;
  label: string;
  value: string;
  error?: string;
  /** Id of a `datalist` with what may be meant. */
  list?: string;
  onChange(value: string): void;
}

/** One line of text in a narrow form. */
export function SmallField({ name, label, value, error, list, onChange }: SmallFieldProps) {
  return (
    <Field.Root name={name} error={error}>
      <Field.Label>{label}</Field.Label>
      <TextInput size="S" autoComplete="off" list={list} value={value} onChange={(event) => onChange(event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
}
