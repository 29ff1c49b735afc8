import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { COLOURS, type Colour } from '../../../../contracts/workflow';
import { ColourPill } from '../../kernel/ColourPill';
import type { FormField } from '../../kernel/content-manager';
import { useT } from '../../kernel/useT';

/** One of the panel's palettes. */
export function ColourInput({ field: { name, label, required }, disabled }: { field: FormField; disabled: boolean }) {
  const t = useT();
  const { value, error, onChange } = useField<Colour>(name);
  return (
    <Field.Root name={name} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect disabled={disabled} value={value ?? ''} onChange={(colour) => onChange(name, colour as Colour)}>
        {COLOURS.map((colour) => <SingleSelectOption key={colour} value={colour}><ColourPill colour={colour} text={t(`workflow.colour.${colour}`)} /></SingleSelectOption>)}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
