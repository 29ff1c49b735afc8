import { SearchChoice, useSearch } from './SearchChoice';

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

/** One of a known list, found by typing part of its name: countries, currencies. A value that is not in the list stays. */
export function Choice({ options, value, onChange, ...choice }: ChoiceProps) {
  const state = useSearch(0);
  const { text } = state.search;
  const label = options.find((option) => option.value === value)?.label ?? value;
  const found = options.filter((option) => option.label.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
  return (
    <SearchChoice
      {...choice}
      state={state}
      found={found.map((option) => ({ documentId: option.value, label: option.label }))}
      isFetching={false}
      value={value === null ? null : { documentId: value, label: label ?? value }}
      onChange={(chosen) => onChange(chosen?.documentId ?? null)}
    />
  );
}
