import { SearchChoice, useSearch } from '../../kernel/SearchChoice';
import { useT } from '../../kernel/useT';
import { useMay } from '../../kernel/useRights';
import { useDocumentsQuery } from '../../documents/documents.api';
import { useLabel } from '../../workflow/useWorkflow';
import type { LinkedRef } from './draft';

interface DocumentChoiceProps {
  /** documentId of the contact whose documents are offered. */
  contact: string;
  value: LinkedRef | null;
  onChange(document: LinkedRef | null): void;
}

/** One of a contact's documents, found by its number or title. */
export function DocumentChoice({ contact, value, onChange }: DocumentChoiceProps) {
  const t = useT();
  const label = useLabel();
  const state = useSearch();
  const { isOpen, text } = state.search;
  const may = useMay('documents.read');
  const { currentData, isFetching } = useDocumentsQuery({ resource: 'contacts', documentId: contact, pageSize: 20, ...(text ? { q: text } : {}) }, { skip: !isOpen || !may });
  if (!may) return null;
  const found = (currentData?.results ?? []).map(({ source: key, documentId, number, title }): LinkedRef => {
    const source = currentData?.sources.find((each) => each.key === key);
    const name = [source && label(source.names.one), number].filter(Boolean).join(' ');
    return { documentId, contentType: source?.contentType ?? '', label: title ? `${name} · ${title}` : name };
  });
  const choose = (documentId: string | undefined) => onChange([...(value ? [value] : []), ...found].find((each) => each.documentId === documentId) ?? null);
  return <SearchChoice name="document" label={t('activities.document')} state={state} found={found} isFetching={isFetching} value={value} onChange={(chosen) => choose(chosen?.documentId)} />;
}
