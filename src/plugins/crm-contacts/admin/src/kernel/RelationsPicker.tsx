import { Box, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { ChoiceFieldProps } from './Choice';
import { RelationPicker } from './RelationPicker';
import type { Related } from './related';
import { UserSelect } from './UserSelect';
import { useT } from './useT';

interface RelationsPickerProps extends ChoiceFieldProps {
  name: string;
  /** Plural name of the target type; without it admin users. */
  resource?: string;
  mainField: string;
  value: Related[];
  onChange(value: Related[]): void;
  filters?: object;
}

/** Several related rows: each found by typing, shown as a tag that can be taken away. */
export function RelationsPicker({ value, onChange, resource, mainField, filters, ...field }: RelationsPickerProps) {
  const t = useT();
  const add = (row: Related | null) => row && !value.some(({ documentId }) => documentId === row.documentId) && onChange([...value, row]);
  const chosen = value.map(({ documentId }) => documentId);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {resource ? (
        <RelationPicker {...field} resource={resource} mainField={mainField} filters={filters} value={null} onChange={add} />
      ) : (
        <UserSelect {...field} value={null} without={chosen} onChange={(user) => add(user && { documentId: user.documentId, label: user.name })} />
      )}
      {value.length > 0 && (
        <Box>
          {value.map((row) => (
            <Tag
              key={row.documentId}
              icon={<Cross aria-hidden />}
              label={t('common.remove', { name: row.label })}
              disabled={field.disabled}
              onClick={() => onChange(value.filter(({ documentId }) => documentId !== row.documentId))}
            >
              {row.label}
            </Tag>
          ))}
        </Box>
      )}
    </Flex>
  );
}
