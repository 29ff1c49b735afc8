import type { ChoiceFieldProps } from './Choice';
import { rowName, type Related } from './related';
import { useRowsQuery } from './rows.api';
import { SearchChoice, useSearch, type Search } from './SearchChoice';

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
export function RelationPicker({ resource, mainField, filters, ...choice }: RelationPickerProps) {
  const state = useSearch();
  const { rows, isFetching } = useOffered({ ...state.search, resource, mainField, filters });
  return <SearchChoice {...choice} state={state} found={rows} isFetching={isFetching} />;
}

interface Offer extends Search {
  resource: string;
  mainField: string;
  filters?: object;
}

/**
 * Rows whose name holds the searched text. People look for a position by its person's name, and a
 * filter reaches related rows by their documentId only: persons are searched first, then positions.
 */
function useOffered({ resource, mainField, text, filters, isOpen }: Offer): { rows: Related[]; isFetching: boolean } {
  const throughPerson = resource === 'positions' && text !== '';
  const persons = useRowsQuery({ resource: 'persons', filters: { fullName: { $containsi: text } }, pageSize: 100 }, { skip: !isOpen || !throughPerson });
  const byName = { [mainField]: { $containsi: text } };
  const byPerson = { person: { documentId: { $in: persons.currentData?.results.map(({ documentId }) => documentId) ?? [] } } };
  const named = throughPerson ? { $or: [byName, byPerson] } : byName;
  const parts = [...(text ? [named] : []), ...(filters ? [filters] : [])];
  const { currentData, isFetching } = useRowsQuery(
    { resource, ...(parts.length > 0 ? { filters: { $and: parts } } : {}), sort: `${mainField}:asc`, pageSize: OFFERED },
    { skip: !isOpen || (throughPerson && !persons.currentData) }
  );
  return {
    rows: (currentData?.results ?? []).map((row) => ({ documentId: row.documentId, label: rowName(row, mainField) })),
    isFetching: isFetching || persons.isFetching,
  };
}
