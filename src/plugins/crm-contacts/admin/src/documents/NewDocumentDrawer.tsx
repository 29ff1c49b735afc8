import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentSource } from '../../../contracts/documents';
import { Choice } from '../kernel/Choice';
import { useCodes } from '../kernel/codes';
import { DayInput } from '../kernel/DayInput';
import { todayHere } from '../kernel/days';
import { Drawer } from '../kernel/Drawer';
import { useErrorText } from '../kernel/errors';
import { paths } from '../kernel/paths';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { useCreateLinkedDocumentMutation } from './documents.api';

interface NewDocumentDrawerProps {
  contact: ContactWindow;
  source: DocumentSource;
  onClose(): void;
}

type Values = Record<string, string | null>;

/** Makes a document for this contact from what every kind has, and opens it for the rest. */
export function NewDocumentDrawer({ contact, source, onClose }: NewDocumentDrawerProps) {
  const t = useT();
  const label = useLabel();
  const { values, set, errors, failure, isLoading, submit } = useNewDocument(contact, source);
  return (
    <Drawer title={t('documents.new', { kind: label(source.names.one) })} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'flex', flexDirection: 'column' }} noValidate>
        <Drawer.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{t('documents.new.for', { name: contact.name })}</Typography>
            {failure && <Typography role="alert" textColor="danger600">{failure}</Typography>}
            <Fields {...{ source, values, set, errors }} />
          </Flex>
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={isLoading}>{t('documents.new.create')}</Button>
        </Drawer.Footer>
      </form>
    </Drawer>
  );
}

interface FieldsProps {
  source: DocumentSource;
  values: Values;
  errors: Record<string, string>;
  set(name: string, value: string | null): void;
}

function Fields({ source, values, errors, set }: FieldsProps) {
  const { title, date, due, currency } = source.attributes;
  const fieldLabel = useFieldLabel(source.contentType);
  const currencies = useCodes('currency');
  return (
    <>
      {title && (
        <Field.Root name={title} error={errors[title]}>
          <Field.Label>{fieldLabel(title)}</Field.Label>
          <TextInput value={values[title] ?? ''} onChange={(event) => set(title, event.target.value)} />
          <Field.Error />
        </Field.Root>
      )}
      <DayInput name={date} label={fieldLabel(date)} value={values[date]} error={errors[date]} onChange={(day) => set(date, day)} required />
      {due && <DayInput name={due} label={fieldLabel(due)} value={values[due]} error={errors[due]} onChange={(day) => set(due, day)} />}
      {currency && (
        <Choice name={currency} label={fieldLabel(currency)} error={errors[currency]} options={currencies} value={values[currency]} onChange={(code) => set(currency, code)} />
      )}
    </>
  );
}

function useNewDocument(contact: ContactWindow, { contentType, attributes }: DocumentSource) {
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [create, { isLoading }] = useCreateLinkedDocumentMutation();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const { party, date, due, title, currency } = attributes;
  const names = [title, date, due, currency].filter((name): name is string => Boolean(name));
  const [values, setValues] = useState<Values>({ ...Object.fromEntries(names.map((name) => [name, null])), [date]: todayHere(), ...(currency ? { [currency]: 'EUR' } : {}) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
      const documentId = await create({ contentType, data: { ...filled, [party]: { connect: [{ documentId: contact.documentId }] } } }).unwrap();
      navigate(paths.editView(contentType, documentId));
    } catch (error) {
      const byField = errorText.fields(error);
      setErrors(byField);
      setFailure(Object.keys(byField).some((name) => names.includes(name)) ? null : errorText.text(error));
    }
  };
  return { values, errors, failure, isLoading, submit, set: (name: string, value: string | null) => setValues((all) => ({ ...all, [name]: value })) };
}
