import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ChoiceFieldProps } from './Choice';
import type { Related } from './related';
import { useT } from './useT';

/** What a list that is searched on the server is asked for; nothing while it is folded. */
export interface Search {
  isOpen: boolean;
  text: string;
}

/** The state of a `SearchChoice`: `search` for the query, after a pause in typing; the rest to hand on. */
export function useSearch(pause = 250) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const text = useDebounce(typed ?? '', pause);
  return { search: { isOpen, text } satisfies Search, typed, setTyped, setOpen };
}

interface SearchChoiceProps extends ChoiceFieldProps {
  name: string;
  value: Related | null;
  onChange(value: Related | null): void;
  state: ReturnType<typeof useSearch>;
  found: Related[];
  isFetching: boolean;
}

/** One row of a list too long to load: what is typed is searched on the server. */
export function SearchChoice({ label, error, hint, required, name, value, onChange, state, found, isFetching, ...input }: SearchChoiceProps) {
  const t = useT();
  // The chosen row is an option even while others are searched, or the list would forget it.
  const options = value && !found.some(({ documentId }) => documentId === value.documentId) ? [value, ...found] : found;
  const choose = (row: Related | null) => {
    state.setTyped(null);
    onChange(row);
  };
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        placeholder={t('common.choose')}
        clearLabel={t('common.clear')}
        {...input}
        autocomplete="none"
        value={value?.documentId ?? ''}
        textValue={state.typed ?? value?.label ?? ''}
        onTextValueChange={state.setTyped}
        onKeyDown={(event) => {
          // The folded combobox would empty itself: Esc is to close what it stands in, not to take a choice back.
          if (event.key === 'Escape' && !state.search.isOpen) event.preventDefault();
        }}
        onOpenChange={(open = false) => {
          state.setOpen(open);
          state.setTyped(null);
        }}
        onChange={(documentId) => choose(options.find((row) => row.documentId === documentId) ?? null)}
        onClear={() => choose(null)}
        loading={isFetching}
        loadingMessage={t('common.loading')}
        noOptionsMessage={() => t('common.nothingFound')}
      >
        {options.map((row) => (
          <ComboboxOption key={row.documentId} value={row.documentId} textValue={row.label}>
            {row.label}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
