import { Grid } from '@strapi/design-system';
import { FieldValue, Unparseable } from '../../kernel/FieldValue';
import { Labelled } from '../../kernel/Section';
import type { FormField } from '../../kernel/content-manager';
import type { Row } from '../../kernel/rows.api';

interface ReadFieldsProps {
  uid: string;
  fields: FormField[];
  row: Partial<Row>;
  /** Attributes kept as typed because they could not be read. */
  unparseable: string[];
  /** Over the whole width: four beside each other instead of two. */
  wide?: boolean;
}

/** A row's attributes as labelled values. */
export function ReadFields({ uid, fields, row, unparseable, wide = false }: ReadFieldsProps) {
  return (
    <Grid.Root gap={3}>
      {fields.map((field) => (
        <Grid.Item key={field.name} col={field.size === 12 ? 12 : wide ? 3 : 6} s={field.size === 12 ? 12 : 6} xs={12} alignItems="flex-start">
          <Labelled label={field.label}>
            {isEmpty(row[field.name]) ? null : (
              <>
                <FieldValue uid={uid} field={field} row={row} />
                {unparseable.includes(field.name) && <Unparseable />}
              </>
            )}
          </Labelled>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
