import { InputRenderer, useField, useStrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { Choice, type ChoiceOption } from './Choice';
import { CODE_FIELDS, useCodes, type CodeKind } from './codes';
import type { FormField } from './content-manager';
import { DayInput } from './DayInput';
import { RelationPicker } from './RelationPicker';
import type { Related } from './related';
import { RelationsPicker } from './RelationsPicker';
import { TagsInput } from './TagsInput';
import { UserSelect } from './UserSelect';
import { useOptionLabel } from './useOptionLabel';
import { useNamedValues } from './useNamedValues';

const ADMIN_USER = 'admin::user';

interface FormFieldInputProps {
  uid: string;
  field: FormField;
  disabled: boolean;
  /** Limits what a relation field offers. */
  filters?: object;
}

/** One field of a Strapi `Form`, by its attribute type: Strapi's own inputs wherever it has one that fits. */
export function FormFieldInput({ uid, field, disabled, filters }: FormFieldInputProps) {
  if (field.type === 'relation') return <RelationInput field={field} disabled={disabled} filters={filters} />;
  if (field.type === 'media') return <MediaInput field={field} disabled={disabled} />;
  if (field.name in CODE_FIELDS) return <CodeInput field={field} kind={CODE_FIELDS[field.name]} disabled={disabled} />;
  if (field.type === 'date') return <DayField field={field} disabled={disabled} />;
  if (field.type === 'json') return <ListInput field={field} disabled={disabled} />;
  return <PlainInput uid={uid} field={field} disabled={disabled} />;
}

interface InputProps {
  field: FormField;
  disabled: boolean;
}

function PlainInput({ uid, field, disabled }: InputProps & { uid: string }) {
  const optionLabel = useOptionLabel(uid);
  const named = useNamedValues(uid, field.name);
  const { name, label, required, hint, placeholder } = field;
  const shared = { name, label, required, hint, placeholder, disabled };
  if (field.type === 'enumeration') {
    const options = (field.options ?? []).map((value) => ({ value, label: optionLabel(name, value) }));
    return <InputRenderer {...shared} type="enumeration" options={options} />;
  }
  if (field.type === 'string' && named.length > 0) return <NamedInput field={field} disabled={disabled} options={named} />;
  return <InputRenderer {...shared} type={field.type as 'string'} />;
}

function NamedInput({ field, disabled, options }: InputProps & { options: ChoiceOption[] }) {
  const { name, label, required, hint } = field;
  const { value, error, onChange } = useField<string | null>(name);
  return <Choice {...{ name, label, required, hint, disabled, error, options }} value={value || null} onChange={(chosen) => onChange(name, chosen)} />;
}

function CodeInput({ field, kind, disabled }: InputProps & { kind: CodeKind }) {
  const { name, label, required, hint } = field;
  const { value, error, onChange } = useField<string | null>(name);
  const options = useCodes(kind);
  const set = (code: string | null) => onChange(name, code);
  return <Choice {...{ name, label, required, hint, disabled, error, options }} value={value || null} onChange={set} />;
}

/** Written as the user's region writes days: Strapi's own input knows the language only, and English days would be American. */
function DayField({ field, disabled }: InputProps) {
  const { name, label, required, hint } = field;
  const { value, error, onChange } = useField<string | null>(name);
  return <DayInput {...{ name, label, required, hint, disabled, error }} value={value} onChange={(day) => onChange(name, day)} />;
}

function ListInput({ field, disabled }: InputProps) {
  const { name, label, required, hint } = field;
  const { value, error, onChange } = useField<string[] | null>(name);
  return <TagsInput {...{ name, label, required, hint, disabled, error }} value={value ?? []} onChange={(tags) => onChange(name, tags)} />;
}

function RelationInput({ field, disabled, filters }: InputProps & { filters?: object }) {
  const { name, label, required, hint, relation } = field;
  const { value, error, onChange } = useField<Related | Related[] | null>(name);
  const shared = { name, label, required, hint, disabled, error };
  const isUser = relation?.target === ADMIN_USER;
  const resource = relation?.resource ?? '';
  const mainField = relation?.mainField ?? 'documentId';
  if (relation?.many) {
    const chosen = Array.isArray(value) ? value : [];
    return <RelationsPicker {...shared} {...{ mainField, filters }} resource={isUser ? undefined : resource} value={chosen} onChange={(rows) => onChange(name, rows)} />;
  }
  const one = (value as Related | null | undefined) ?? null;
  if (isUser) {
    const user = one && { documentId: one.documentId, name: one.label };
    return <UserSelect {...shared} value={user} onChange={(chosen) => onChange(name, chosen && { documentId: chosen.documentId, label: chosen.name })} />;
  }
  return <RelationPicker {...shared} {...{ resource, mainField, filters }} value={one} onChange={(row) => onChange(name, row)} />;
}

interface MediaProps {
  name: string;
  label: string;
  required: boolean;
  disabled: boolean;
  attribute: { type: 'media'; multiple: boolean; allowedTypes: string[] };
}

/** The upload plugin's own input, which it registers under its attribute type. */
function MediaInput({ field, disabled }: InputProps) {
  const fields = useStrapiApp('MediaInput', (state) => state.fields);
  const Input = fields.media as unknown as ComponentType<MediaProps> | undefined;
  if (!Input) return null;
  const { name, label, required, multiple = false } = field;
  return <Input {...{ name, label, required, disabled }} attribute={{ type: 'media', multiple, allowedTypes: ['images', 'files'] }} />;
}
