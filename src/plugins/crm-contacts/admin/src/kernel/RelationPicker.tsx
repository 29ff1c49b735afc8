import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ChoiceFieldProps } from './Choice';
import { rowName, type Related } from './related';
import { useRowsQuery } from './rows.api';
import { useT } from './useT';

interface RelationPickerProps extends ChoiceFieldProps {
  name: string;
  /** Plural name of the target type: `departments`. */
  resource: string;
  /** Attribute that names a row and is searched. */
  mainField: string;
  value: Related | null;
  onChange(value: Related | null): void;
  /** Limits what is offered: `{ company: { documentId } }`. */
  filters?: object;
}

const OFFERED = 20;

/** Finds one row of a content type by typing part of its name. Rows that the user may not read are not offered. */
export function RelationPicker({ label, error, hint, required, name, resource, mainField, value, onChange, filters, ...input }: RelationPickerProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const search = useDebounce(typed ?? '', 250);
  const { rows, isFetching } = useOffered({ resource, mainField, search, filters, skip: !isOpen });
  const options = value && !rows.some(({ documentId }) => documentId === value.documentId) ? [value, ...rows] : rows;
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        {...input}
        autocomplete="none"
        value={value?.documentId ?? ''}
        textValue={typed ?? value?.label ?? ''}
        onTextValueChange={setTyped}
        onOpenChange={(open = false) => {
          setOpen(open);
          setTyped(null);
        }}
        onChange={(documentId) => {
          setTyped(null);
          onChange(options.find((row) => row.documentId === documentId) ?? null);
        }}
        onClear={() => {
          setTyped(null);
          onChange(null);
        }}
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

interface Offer {
  resource: string;
  mainField: string;
  search: string;
  filters?: object;
  skip: boolean;
}

/**
 * Rows whose name holds the searched text. People look for a position by its person's name, and a
 * filter reaches related rows by their documentId only: persons are searched first, then positions.
 */
function useOffered({ resource, mainField, search, filters, skip }: Offer): { rows: Related[]; isFetching: boolean } {
  const throughPerson = resource === 'positions' && search !== '';
  const persons = useRowsQuery({ resource: 'persons', filters: { fullName: { $containsi: search } }, pageSize: 100 }, { skip: skip || !throughPerson });
  const byName = { [mainField]: { $containsi: search } };
  const byPerson = { person: { documentId: { $in: persons.data?.results.map(({ documentId }) => documentId) ?? [] } } };
  const named = throughPerson ? { $or: [byName, byPerson] } : byName;
  const parts = [...(search ? [named] : []), ...(filters ? [filters] : [])];
  const { currentData, isFetching } = useRowsQuery(
    { resource, ...(parts.length > 0 ? { filters: { $and: parts } } : {}), sort: `${mainField}:asc`, pageSize: OFFERED },
    { skip: skip || (throughPerson && !persons.currentData) }
  );
  return {
    rows: (currentData?.results ?? []).map((row) => ({ documentId: row.documentId, label: rowName(row, mainField) })),
    isFetching: isFetching || persons.isFetching,
  };
}
