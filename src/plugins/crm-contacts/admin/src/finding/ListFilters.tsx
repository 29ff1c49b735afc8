import { Filters, useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { FieldInfo } from '../../../contracts/finding';
import { Choice } from '../kernel/Choice';
import { CODE_FIELDS, useCodes } from '../kernel/codes';
import { useCrmUsersQuery } from '../kernel/users.api';
import { useT } from '../kernel/useT';
import { useLabel, useWorkflow } from '../workflow/useWorkflow';

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
  const { formatMessage } = useIntl();
  const optionsOf = useFilterOptions();
  const operatorLabel = (operator: string) => formatMessage({ id: `components.FilterOptions.FILTER_TYPES.${operator}`, defaultMessage: operator });
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

/** The values that a field can have, where they are known: keys of the workflow, users, countries. */
function useFilterOptions() {
  const t = useT();
  const label = useLabel();
  const { definition } = useWorkflow();
  const { data: users = [] } = useCrmUsersQuery('');
  const countries = useCodes('region');
  const languages = useCodes('language');
  const stages = definition?.stages ?? [];
  return ({ name, type, values }: FieldInfo): { value: string; label: string }[] | undefined => {
    if (name === 'stage') return stages.map((stage) => ({ value: stage.key, label: label(stage.label) }));
    if (name === 'stageStatus') return unique(stages.flatMap(({ statuses }) => statuses.map((status) => ({ value: status.key, label: label(status.label) }))));
    if (type === 'user') return [{ value: 'me', label: t('finding.me') }, ...users.map(({ documentId, name: called }) => ({ value: documentId, label: called }))];
    if (name in CODE_FIELDS) return name === 'language' ? languages : countries;
    return values?.map((value) => ({ value, label: t(`enum.contact.${name}.${value}`) }));
  };
}

/** Stages share statuses such as *active*. */
const unique = (options: { value: string; label: string }[]) => options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);

/** Picks a value by its name. */
function OptionInput({ options = [], 'aria-label': label }: Filters.ValueInputProps) {
  const { value, onChange } = useField<string | null>('value');
  return <Choice name="value" label={label} value={value ?? null} options={options as { value: string; label: string }[]} onChange={(chosen) => onChange('value', chosen)} />;
}
