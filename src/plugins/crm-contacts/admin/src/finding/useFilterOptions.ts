import { useIntl } from 'react-intl';
import type { FieldInfo } from '../../../contracts/finding';
import { CODE_FIELDS, useCodes } from '../kernel/codes';
import { dateText } from '../kernel/days';
import { useLocale } from '../kernel/useLocale';
import { useT } from '../kernel/useT';
import { useCrmUsersQuery } from '../kernel/users.api';
import { useLabel, useWorkflow } from '../workflow/useWorkflow';
import type { Comparison } from './folder-filters';

export interface FilterOption {
  value: string;
  label: string;
}

/** The values that a field can have, where they are known: keys of the workflow, users, countries. */
export function useFilterOptions() {
  const t = useT();
  const label = useLabel();
  const { definition } = useWorkflow();
  const { data: users = [] } = useCrmUsersQuery('');
  const countries = useCodes('region');
  const languages = useCodes('language');
  const stages = definition?.stages ?? [];
  return ({ name, type, values }: FieldInfo): FilterOption[] | undefined => {
    if (name === 'stage') return stages.map((stage) => ({ value: stage.key, label: label(stage.label) }));
    if (name === 'stageStatus') return unique(stages.flatMap(({ statuses }) => statuses.map((status) => ({ value: status.key, label: label(status.label) }))));
    if (type === 'user') return [{ value: 'me', label: t('finding.me') }, ...users.map(({ documentId, name: called }) => ({ value: documentId, label: called }))];
    if (name in CODE_FIELDS) return name === 'language' ? languages : countries;
    return values?.map((value) => ({ value, label: t(`enum.contact.${name}.${value}`) }));
  };
}

/** Stages share statuses such as *active*. */
const unique = (options: FilterOption[]) => options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);

/** Strapi's name of a comparison: *is*, *contains*. */
export function useOperatorLabel() {
  const { formatMessage } = useIntl();
  return (operator: string) => formatMessage({ id: `components.FilterOptions.FILTER_TYPES.${operator}`, defaultMessage: operator });
}

const WITHOUT_VALUE = ['$null', '$notNull'];

/** A comparison in words: *City is Ulm*. */
export function useFilterText(fields: FieldInfo[], labelOf: (field: FieldInfo) => string) {
  const locale = useLocale();
  const optionsOf = useFilterOptions();
  const operatorLabel = useOperatorLabel();
  return ({ field: name, operator, value }: Comparison): string => {
    const field = fields.find((each) => each.name === name);
    if (!field) return `${name} ${operatorLabel(operator)}`;
    const wordOf = (one: unknown) => {
      const known = optionsOf(field)?.find((option) => option.value === one);
      return known?.label ?? (field.type === 'day' || field.type === 'instant' ? dateText(String(one), locale) : String(one));
    };
    const words = WITHOUT_VALUE.includes(operator) ? '' : (Array.isArray(value) ? value : [value]).map(wordOf).join(', ');
    return `${labelOf(field)} ${operatorLabel(operator)} ${words}`.trim();
  };
}
