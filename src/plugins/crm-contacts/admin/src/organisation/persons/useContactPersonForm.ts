import type { FormHelpers } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import type { NewContactPerson } from '../../../../contracts/organisation';
import { useFormLayout, type FormField } from '../../kernel/content-manager';
import { asApiError, useErrorText } from '../../kernel/errors';
import { filledData, formValues, type FormValues } from '../../kernel/form-values';
import type { RowForm } from '../../kernel/useRowForm';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useAddContactPersonMutation } from '../organisation.api';
import { PERSON, POSITION } from '../uids';
import { NAME_FIELDS, POSITION_FIELDS } from './fields';
import { withReferences } from './references';

export interface ContactPersonForm {
  form?: RowForm;
  error?: unknown;
  /** Of the new person; empty where the user may make none. */
  nameFields: FormField[];
  positionFields: FormField[];
}

/** A form over a position and, where `isNew`, its person: both are made in one request, or neither. */
export function useContactPersonForm(company: string, isNew: boolean, onSaved: () => void): ContactPersonForm {
  const position = useGrantedFields(POSITION, ['person', ...POSITION_FIELDS]);
  const person = useGrantedFields(PERSON, NAME_FIELDS);
  const nameFields = useMemo(() => person.fields.map((field) => ({ ...field, required: isNew && field.name === 'lastName' })), [person.fields, isNew]);
  const fields = useMemo(() => [...position.fields, ...nameFields], [position.fields, nameFields]);
  const initialValues = useInitialValues(fields);
  const saving = useSaving({ company, isNew, nameFields, positionFields: position.fields, onSaved });
  const error = position.error ?? person.error;
  const isLoading = position.isLoading || person.isLoading;
  const form = isLoading || error ? undefined : { fields, isNew: true, isWritable: () => true, initialValues, conflict: null, ...saving };
  return { form, error, nameFields, positionFields: position.fields };
}

/** The named fields as configured in the Content Manager, without those that the user may not write. */
function useGrantedFields(uid: string, names: string[]) {
  const { fields, isLoading, error } = useFormLayout(uid);
  const rights = useRights(uid);
  const granted = useMemo(
    () => names.flatMap((name) => fields.find((field) => field.name === name && rights.can('create', name)) ?? []),
    [fields, names, rights]
  );
  return { fields: granted, isLoading, error };
}

/** Strapi's form starts over when they change: they stay as they were first. */
function useInitialValues(fields: FormField[]): FormValues {
  const names = fields.map(({ name }) => name).join(' ');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same names have the same empty values
  return useMemo(() => formValues(fields, {}), [names]);
}

interface Saving {
  company: string;
  isNew: boolean;
  nameFields: FormField[];
  positionFields: FormField[];
  onSaved(): void;
}

function useSaving({ company, isNew, nameFields, positionFields, onSaved }: Saving): Pick<RowForm, 'submit' | 'failure'> {
  const t = useT();
  const errorText = useErrorText();
  const [add] = useAddContactPersonMutation();
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (values: FormValues, helpers: FormHelpers<FormValues>) => {
    setFailure(null);
    const required = isNew ? 'lastName' : 'person';
    if (!values[required]) return helpers.setErrors({ [required]: t('common.required') });
    try {
      await add({ company, input: inputOf(values, isNew, nameFields, positionFields) }).unwrap();
      onSaved();
    } catch (error) {
      const named = namedErrors(error, errorText.fields(error));
      helpers.setErrors(named);
      if (Object.keys(named).length === 0) setFailure(errorText.text(error));
    }
  };
  return { submit, failure };
}

function inputOf(values: FormValues, isNew: boolean, nameFields: FormField[], positionFields: FormField[]): NewContactPerson {
  const own = positionFields.filter(({ name }) => !(isNew && name === 'person'));
  const newPerson = isNew ? { newPerson: filledData(nameFields, values) as unknown as NewContactPerson['newPerson'] } : {};
  return { ...withReferences(filledData(own, values)), ...newPerson };
}

/** The person's fields stand in the form beside the position's: `newPerson.lastName` is its `lastName`. */
function namedErrors(error: unknown, fields: Record<string, string>): Record<string, string> {
  const { newPerson, ...own } = fields;
  const inner = (asApiError(error).details?.errors ?? []).find(({ path }) => path?.[0] === 'newPerson' && path.length > 1);
  return newPerson && inner ? { ...own, [String(inner.path?.[1])]: newPerson } : own;
}
