import { useField } from '@strapi/strapi/admin';
import { Choice } from '../../kernel/Choice';
import type { FormField } from '../../kernel/content-manager';
import type { FieldInputs } from '../../kernel/FormGrid';
import { usePositionRoles } from './usePositionRoles';

/** The role of a position, from the list that administrators keep. */
function RoleInput({ field: { name, label, required, hint }, disabled }: { field: FormField; disabled: boolean }) {
  const { value, error, onChange } = useField<string | null>(name);
  const { options } = usePositionRoles();
  return <Choice {...{ name, label, required, hint, disabled, error, options }} value={value || null} onChange={(chosen) => onChange(name, chosen)} />;
}

/** Inputs of a position's form that are not Strapi's. */
export const POSITION_INPUTS: FieldInputs = { role: RoleInput };
