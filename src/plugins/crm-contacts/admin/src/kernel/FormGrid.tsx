import { Grid } from '@strapi/design-system';
import type { ComponentType } from 'react';
import { FormFieldInput } from './FormFieldInput';
import type { FormField } from './content-manager';

/** Inputs of a feature's own, by attribute. */
export type FieldInputs = Record<string, ComponentType<{ field: FormField; disabled: boolean }>>;

interface FormGridProps {
  uid: string;
  fields: FormField[];
  isWritable(field: FormField): boolean;
  /** What relation fields may offer, by attribute: `{ department: { company: { documentId } } }`. */
  relationFilters?: Record<string, object>;
  /** In a drawer: one or two fields beside each other. */
  narrow?: boolean;
  inputs?: FieldInputs;
}

/** The fields of a Strapi `Form` on the grid that the Content Manager's layout gives them. */
export function FormGrid({ uid, fields, isWritable, relationFilters, narrow = false, inputs = {} }: FormGridProps) {
  const widthOf = (size: number) => (narrow ? (size <= 6 ? 6 : 12) : size);
  return (
    <Grid.Root gap={4}>
      {fields.map((field) => {
        const Own = inputs[field.name];
        return (
          <Grid.Item key={field.name} col={widthOf(field.size)} xs={12} direction="column" alignItems="stretch">
            {Own ? <Own field={field} disabled={!isWritable(field)} /> : <FormFieldInput uid={uid} field={field} disabled={!isWritable(field)} filters={relationFilters?.[field.name]} />}
          </Grid.Item>
        );
      })}
    </Grid.Root>
  );
}
