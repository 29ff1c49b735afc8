import { Combobox, ComboboxOption, Field } from '@strapi/design-system';

export interface ChoiceOption {
  value: string;
  label: string;
}

export interface ChoiceFieldProps {
  label: string;
  error?: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
}

interface ChoiceProps extends ChoiceFieldProps {
  name: string;
  options: ChoiceOption[];
  value: string | null;
  onChange(value: string | null): void;
}

/** One of a known list, found by typing: countries, currencies, users. */
export function Choice({ label, error, hint, required, name, options, value, onChange, ...input }: ChoiceProps) {
  const listed = value === null || options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        {...input}
        value={value ?? ''}
        onChange={(chosen) => onChange(chosen || null)}
        onClear={() => onChange(null)}
        autocomplete={{ type: 'list', filter: 'contains' }}
      >
        {listed.map((option) => (
          <ComboboxOption key={option.value} value={option.value} textValue={option.label}>
            {option.label}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
