import { Field, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import type { FieldInfo, FolderNode } from '../../../contracts/finding';
import { Choice } from '../kernel/Choice';
import { FormGrid } from '../kernel/FormGrid';
import { FormDrawer } from '../kernel/RowDrawer';
import type { Row } from '../kernel/rows.api';
import { useMay } from '../kernel/useRights';
import { useRowForm } from '../kernel/useRowForm';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { comparisonsOf, filtersOf } from './folder-filters';
import { useFolderTreeQuery } from './finding.api';
import { folderPath } from './folder-path';
import { useFieldTexts } from './useFieldTexts';
import { useFilterText } from './useFilterOptions';

export const FOLDER = 'plugin::crm-contacts.folder';

interface FolderDrawerProps {
  title: string;
  /** The folder whose rows it shows. */
  folder: FolderNode;
  /** Absent: a new row. */
  documentId?: string;
  preset?: Record<string, unknown>;
  onSaved?(row: Row): void;
  onClose(): void;
}

/** What a folder is called, where it stands, who sees it and what it filters by. */
export function FolderDrawer({ title, folder, onSaved, onClose, ...options }: FolderDrawerProps) {
  const mayShare = useMay('finding.share');
  const isShipped = folder.key === folder.base && !(options.preset && 'base' in options.preset);
  const plain = ['name', 'nameDe', 'position', ...(mayShare && !isShipped ? ['shared'] : [])];
  const { form, error, retry } = useRowForm({
    ...options,
    resource: 'folders',
    uid: FOLDER,
    fields: [...plain, 'parent', 'filters'],
    onSaved(row) {
      onSaved?.(row);
      onClose();
    },
  });
  return (
    <FormDrawer title={title} form={form} error={error} onRetry={retry} onClose={onClose}>
      {form && (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <FormGrid uid={FOLDER} fields={form.fields.filter(({ name }) => plain.includes(name))} isWritable={form.isWritable} narrow />
          <PlaceInput folder={folder} isNew={form.isNew && !isShipped} />
          <FilterInput folder={folder} />
        </Flex>
      )}
    </FormDrawer>
  );
}

/** Below which folder it stands; never below itself. */
function PlaceInput({ folder, isNew }: { folder: FolderNode; isNew: boolean }) {
  const t = useT();
  const label = useLabel();
  const { data: tree } = useFolderTreeQuery();
  const { value, error, onChange } = useField<string | null>('parent');
  const folders = tree?.folders ?? [];
  const offered = (list: FolderNode[]): FolderNode[] => list.flatMap((each) => (each.key === folder.key && !isNew ? [] : [each, ...offered(each.children)]));
  const options = offered(folders).map(({ key }) => ({ value: key, label: folderPath(folders, key).map(({ name }) => label(name)).join(' ▸ ') }));
  return <Choice name="parent" label={t('finding.folder.parent')} placeholder={t('finding.folder.top')} options={options} value={value || null} error={error} onChange={(key) => onChange('parent', key)} />;
}

/** The comparisons in words; each can be taken out. New ones are made in the list. */
function FilterInput({ folder }: { folder: FolderNode }) {
  const t = useT();
  const { data: tree } = useFolderTreeQuery();
  const fields: FieldInfo[] = tree?.fields[folder.entity] ?? [];
  const textOf = useFilterText(fields, useFieldTexts(folder.entity));
  const { value, error, onChange } = useField<object | null>('filters');
  const comparisons = comparisonsOf(value);
  return (
    <Field.Root name="filters" error={error} hint={t('finding.folder.filtersHint')}>
      <Field.Label>{t('finding.folder.filters')}</Field.Label>
      {comparisons.length === 0 && <Typography textColor="neutral600">{t('finding.folder.noFilters')}</Typography>}
      {comparisons.map((comparison, index) => (
        <Flex key={textOf(comparison)} justifyContent="space-between" gap={2}>
          <Typography style={{ overflowWrap: 'anywhere' }}>{textOf(comparison)}</Typography>
          <IconButton variant="ghost" label={t('common.remove', { name: textOf(comparison) })} onClick={() => onChange('filters', filtersOf(comparisons.filter((_, other) => other !== index)))}>
            <Cross />
          </IconButton>
        </Flex>
      ))}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
