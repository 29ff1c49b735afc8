import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { ChoiceFieldProps } from './Choice';

interface TagsInputProps extends ChoiceFieldProps {
  name: string;
  value: string[];
  onChange(tags: string[]): void;
}

const split = (text: string) => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];

/** A list of words, typed with commas between them. */
export function TagsInput({ label, error, hint, required, name, value, onChange, ...input }: TagsInputProps) {
  const [text, setText] = useState(value.join(', '));
  const shown = split(text).join() === value.join() ? text : value.join(', ');
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        {...input}
        value={shown}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
          setText(event.target.value);
          onChange(split(event.target.value));
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
