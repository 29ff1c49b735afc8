import { Field, TextInput } from '@strapi/design-system';
import { Choice } from '../kernel/Choice';
import { useCodes } from '../kernel/codes';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { useRights } from '../kernel/useRights';
import { isOfPerson, type NewField } from './new-contact';
import type { NewContactForm } from './useNewContactForm';

const CONTACT = 'plugin::crm-contacts.contact';
const PERSON = 'plugin::crm-contacts.person';

/** One field of the new contact or its person; none when the user's roles may not fill it. */
export function NewContactField({ field, form }: { field: NewField; form: NewContactForm }) {
  const uid = isOfPerson(field.name) ? PERSON : CONTACT;
  const attribute = field.name.split('.').pop() as string;
  const label = useFieldLabel(uid)(attribute);
  const mayFill = useRights(uid).can('create', attribute);
  const countries = useCodes('region');
  const { name, required, type, first } = field;
  const value = form.values.typed[name] ?? '';
  const error = form.errors[name];
  if (!mayFill) return null;
  if (type === 'country') {
    return <Choice name={name} label={label} error={error} options={countries} value={value || null} onChange={(code) => form.type(name, code ?? '')} />;
  }
  return (
    <Field.Root name={name} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput type={type ?? 'text'} value={value} autoComplete="off" autoFocus={first} onChange={(event) => form.type(name, event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
}
