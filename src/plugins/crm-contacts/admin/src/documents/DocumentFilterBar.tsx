import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { DocumentSource, DocumentTotal } from '../../../contracts/documents';
import { DayInput } from '../kernel/DayInput';
import { SearchText } from '../kernel/SearchText';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { countsBy } from './totals';
import type { DocumentFilters, useDocumentFilters } from './useDocumentFilters';

interface BarProps {
  filters: DocumentFilters;
  change: ReturnType<typeof useDocumentFilters>[1];
  sources: DocumentSource[];
  totals: DocumentTotal[];
  /** A person has no group and but one role. */
  ofContact: boolean;
}

/** Text, role, state and period; all of them in the address. */
export function DocumentFilterBar({ filters, change, sources, totals, ofContact }: BarProps) {
  const t = useT();
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      <SearchText name="documents-search" width="22rem" label={t('documents.search')} value={filters.q ?? ''} onSearch={(q) => change({ q })} />
      <StateFilter {...{ filters, change, sources, totals }} />
      {ofContact && (
        <Choices
          label={t('documents.role')}
          value={filters.role}
          options={(['orderingParty', 'billTo', 'site'] as const).filter((role) => sources.some(({ roles }) => roles.includes(role))).map((role) => ({ value: role, text: t(`documents.role.${role}`) }))}
          onChange={(role) => change({ role })}
        />
      )}
      <Box width="16rem"><DayInput size="S" name="from" label={t('documents.from')} value={filters.from} onChange={(from) => change({ from: from ?? '' })} /></Box>
      <Box width="16rem"><DayInput size="S" name="to" label={t('documents.to')} value={filters.to} onChange={(to) => change({ to: to ?? '' })} /></Box>
      {ofContact && (
        <Choices
          label={t('documents.scope')}
          value={filters.scope}
          placeholder={t('documents.scope.contact')}
          width="20rem"
          options={[{ value: 'group', text: t('documents.scope.group') }]}
          onChange={(scope) => change({ scope })}
        />
      )}
    </Flex>
  );
}

function StateFilter({ filters, change, sources, totals }: Omit<BarProps, 'ofContact'>) {
  const t = useT();
  const label = useLabel();
  const shown = filters.source ? sources.filter(({ key }) => key === filters.source) : sources;
  const counts = countsBy(totals.filter(({ source }) => !filters.source || source === filters.source), 'state');
  const names = new Map(shown.flatMap(({ states }) => Object.entries(states)).map(([key, { names: texts }]) => [key, label(texts)]));
  const options = [...names].map(([value, text]) => ({ value, text: `${text} (${counts.get(value) ?? 0})` }));
  return <Choices label={t('documents.state')} value={filters.state} options={options} onChange={(state) => change({ state })} />;
}

interface ChoicesProps {
  label: string;
  value: string | undefined;
  options: { value: string; text: string }[];
  /** What nothing chosen means. */
  placeholder?: string;
  width?: string;
  onChange(value: string): void;
}

function Choices({ label, value, options, placeholder, width = '17rem', onChange }: ChoicesProps) {
  const t = useT();
  return (
    <Field.Root style={{ width }}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect size="S" value={value ?? ''} placeholder={placeholder ?? t('documents.any')} clearLabel={t('common.clear')} onClear={() => onChange('')} onChange={(chosen) => onChange(String(chosen))}>
        {options.map((option) => <SingleSelectOption key={option.value} value={option.value}>{option.text}</SingleSelectOption>)}
      </SingleSelect>
    </Field.Root>
  );
}
