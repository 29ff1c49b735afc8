import { Filters, useField } from '@strapi/strapi/admin';
import type { FieldInfo } from '../../../contracts/finding';
import { Choice } from '../kernel/Choice';
import { useT } from '../kernel/useT';
import { useFilterOptions, useOperatorLabel, type FilterOption } from './useFilterOptions';

const EMPTY = ['$null', '$notNull'];
const ORDER = ['$gt', '$gte', '$lt', '$lte'];
const OPERATORS: Record<FieldInfo['type'], string[]> = {
  text: ['$contains', '$notContains', '$startsWith', '$eq', '$ne', ...EMPTY],
  enumeration: ['$eq', '$ne', ...EMPTY],
  user: ['$eq', '$ne', ...EMPTY],
  day: ['$eq', ...ORDER, ...EMPTY],
  instant: ['$eq', ...ORDER, ...EMPTY],
  integer: ['$eq', '$ne', ...ORDER, ...EMPTY],
  companies: [],
};

/** Strapi's inputs by the type of what is compared. */
const INPUTS: Record<FieldInfo['type'], 'string' | 'date' | 'integer'> = {
  text: 'string', enumeration: 'string', user: 'string', companies: 'string', day: 'date', instant: 'date', integer: 'integer',
};

interface ListFiltersProps {
  fields: FieldInfo[];
  labelOf(field: FieldInfo): string;
}

/** The button that adds a filter, and a chip for each that is set: Strapi's own parts. */
export function ListFilters({ fields, labelOf }: ListFiltersProps) {
  const t = useT();
  const optionsOf = useFilterOptions();
  const operatorLabel = useOperatorLabel();
  const filters: Filters.Filter[] = fields
    .filter(({ filterable }) => filterable)
    .map((field) => {
      const options = optionsOf(field);
      return {
        name: field.name,
        label: labelOf(field),
        ...(field.type === 'user' ? { type: 'relation' as const, mainField: { name: 'documentId', type: 'string' as const } } : { type: INPUTS[field.type] }),
        operators: OPERATORS[field.type].map((value) => ({ value, label: operatorLabel(value) })),
        ...(options ? { options, input: OptionInput } : {}),
      };
    });
  return (
    <Filters.Root options={filters}>
      <Filters.Trigger label={t('finding.filter')} />
      <Filters.Popover />
      <Filters.List />
    </Filters.Root>
  );
}

/** Picks a value by its name. */
function OptionInput({ options = [], 'aria-label': label }: Filters.ValueInputProps) {
  const { value, onChange } = useField<string | null>('value');
  return <Choice name="value" label={label} value={value ?? null} options={options as FilterOption[]} onChange={(chosen) => onChange('value', chosen)} />;
}
