import { Button, Flex, Loader } from '@strapi/design-system';
import { Form, useForm } from '@strapi/strapi/admin';
import { useRef, useState, type MutableRefObject, type ReactNode } from 'react';
import type { FormField } from './content-manager';
import { Drawer } from './Drawer';
import { FormGrid, type FieldInputs } from './FormGrid';
import { FormNotices } from './FormNotices';
import { LoadError } from './LoadError';
import { useRowForm, type RowForm, type RowFormOptions } from './useRowForm';
import { useT } from './useT';

interface RowDrawerProps extends RowFormOptions {
  title: string;
  /** What relation fields may offer, by attribute: `{ department: { company: { documentId } } }`. */
  relationFilters?: Record<string, object>;
  /** Values of a text attribute that is chosen from a list, by attribute; their names are texts `enum.…`. */
  choices?: Record<string, readonly string[]>;
  /** Inputs of their own, by attribute: a rule, a list of kinds. They sit in a Strapi `Form`. */
  inputs?: FieldInputs;
  /** Above the fields. */
  children?: ReactNode;
  onClose(): void;
}

/**
 * Creates (without `documentId`) or edits a row of any content type in a drawer at the right, with
 * the form that the Content Manager is configured to show. Nobody overwrites what they have not
 * seen, a refusal stands at its field, and nothing typed is lost by a slip. It closes itself after
 * saving; `onSaved` gets the row.
 *
 * `<RowDrawer resource="positions" uid="plugin::crm-contacts.position" title={t('…')}
 *   preset={{ company: contact }} relationFilters={{ department: { company: { documentId } } }} onClose={close} />`
 */
export function RowDrawer({ title, relationFilters, choices = {}, inputs, children, onClose, ...options }: RowDrawerProps) {
  const { form, error, retry } = useRowForm({
    ...options,
    onSaved(row) {
      options.onSaved?.(row);
      onClose();
    },
  });
  return (
    <FormDrawer title={title} form={form} error={error} onRetry={retry} onClose={onClose}>
      {children}
      {form && <FormGrid inputs={inputs} uid={options.uid} fields={form.fields.map(chosenFrom(choices))} isWritable={form.isWritable} relationFilters={relationFilters} narrow />}
    </FormDrawer>
  );
}

const chosenFrom = (choices: Record<string, readonly string[]>) => (field: FormField): FormField =>
  field.name in choices ? { ...field, type: 'enumeration', options: [...choices[field.name]] } : field;

interface FormDrawerProps {
  title: string;
  /** Undefined while it is loaded. */
  form?: RowForm;
  error?: unknown;
  onRetry?(): void;
  onClose(): void;
  /** The fields. */
  children: ReactNode;
}

/** A drawer around any form: notices above its fields, Save and Cancel below, and a question before typed input is lost. */
export function FormDrawer({ title, form, error, onRetry, onClose, children }: FormDrawerProps) {
  const modified = useRef(false);
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => (modified.current ? setLeaving(true) : onClose());
  return (
    <Drawer title={title} onClose={leave}>
      {error !== undefined && <LoadError error={error} onRetry={onRetry} />}
      {!form && error === undefined && <Flex justifyContent="center" padding={8}><Loader small /></Flex>}
      {form && (
        <Form method={form.isNew ? 'POST' : 'PUT'} initialValues={form.initialValues} onSubmit={form.submit}>
          <Drawer.Body>
            <FormNotices form={form} />
            {children}
          </Drawer.Body>
          <DrawerFooter form={form} modified={modified} isLeaving={isLeaving} onStay={() => setLeaving(false)} onLeave={onClose} onCancel={leave} />
        </Form>
      )}
    </Drawer>
  );
}

interface DrawerFooterProps {
  form: RowForm;
  modified: MutableRefObject<boolean>;
  isLeaving: boolean;
  onStay(): void;
  onLeave(): void;
  onCancel(): void;
}

function DrawerFooter({ form, modified, isLeaving, onStay, onLeave, onCancel }: DrawerFooterProps) {
  const t = useT();
  const isModified = useForm('DrawerFooter', (state) => state.modified);
  const isSubmitting = useForm('DrawerFooter', (state) => state.isSubmitting);
  modified.current = isModified;
  if (isLeaving) return <Drawer.LeaveQuestion onStay={onStay} onLeave={onLeave} />;
  const canSave = form.fields.some(form.isWritable) && (form.isNew || isModified || form.conflict !== null);
  return (
    <Drawer.Footer>
      <Button variant="tertiary" onClick={onCancel}>{t('common.cancel')}</Button>
      <Button type="submit" loading={isSubmitting} disabled={!canSave}>{form.isNew ? t('common.create') : t('common.save')}</Button>
    </Drawer.Footer>
  );
}
