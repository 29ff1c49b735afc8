import type { FormHelpers } from '@strapi/strapi/admin';
import { useMemo, useRef, useState } from 'react';
import { useFormLayout, type FormField } from './content-manager';
import { changedSince, useErrorText } from './errors';
import { changedData, filledData, formValues, mergeChanges, same, seenOf, type FormValues, type Merge } from './form-values';
import { useCreateRowMutation, useLazyRowQuery, useRowQuery, useUpdateRowMutation, type Row, type Seen } from './rows.api';
import { useRights } from './useRights';
import { useT } from './useT';

export interface RowFormOptions {
  /** Plural name of the type: `positions`. */
  resource: string;
  uid: string;
  /** Absent: a new row. */
  documentId?: string;
  /** Values of a new row that the place it is made in gives: `{ company: { documentId, name } }`. */
  preset?: Record<string, unknown>;
  /** What related rows of a stored row are called, where their main attribute says too little: a superior's name. */
  labels?: Record<string, string | undefined>;
  /** Which attributes, in this order; default: all of the configured layout but the preset ones. */
  fields?: string[];
  /** Attributes that this record lets the user write, where the server has said so. */
  writable?: string[];
  /** Writes a change of a stored row where a plain update is not enough; it refuses as an update does. */
  update?(data: Record<string, unknown>, seen: Seen): Promise<unknown>;
  onSaved?(row: Row): void;
}

/** Somebody else's change that came between reading and saving. */
export interface Conflict extends Merge {
  changedBy: string | null;
  changedAt: string;
  /** The row as it stands now. */
  theirs: FormValues;
}

export interface RowForm {
  fields: FormField[];
  isNew: boolean;
  isWritable(field: FormField): boolean;
  initialValues: FormValues;
  conflict: Conflict | null;
  /** A refusal that belongs to no field on the form. */
  failure: string | null;
  submit(values: FormValues, helpers: FormHelpers<FormValues>): Promise<void>;
}

/**
 * A form over one row of any content type: its fields as configured in the Content Manager and
 * granted to the user, and a `submit` that sends what changed together with what was seen. A refusal
 * comes back at its fields; a 409 as `conflict`, with the user's input kept and merged. `form` is
 * undefined until the row is there.
 */
export function useRowForm(options: RowFormOptions): { form?: RowForm; error?: unknown; retry(): void } {
  const { resource, documentId } = options;
  const layout = useFormLayout(options.uid);
  const row = useRowQuery({ resource, documentId: documentId ?? '' }, { skip: !documentId, refetchOnMountOrArgChange: true });
  const base = useBase(options, layout, row.isFetching ? undefined : row.data);
  const rights = useFieldRights(options);
  const saving = useSaving(options, base);
  const error = layout.error ?? row.error;
  if (!base || error) return { error, retry: () => void row.refetch() };
  const shown = shownFields(base.fields, options).filter(rights.isShown);
  return { form: { fields: shown, isNew: !documentId, isWritable: rights.isWritable, initialValues: base.first, ...saving }, retry: () => undefined };
}

interface Base {
  /** All that the form holds, preset attributes included. */
  fields: FormField[];
  /** As first read. Strapi's form starts over when this changes, so it never does. */
  first: FormValues;
  /** As last read: what the user has seen. */
  seen: { values: FormValues; updatedAt: string };
}

function useBase({ documentId, preset, labels }: RowFormOptions, layout: ReturnType<typeof useFormLayout>, row: Row | undefined): Base | null {
  const base = useRef<Base | null>(null);
  if (!base.current && !layout.isLoading && layout.fields.length > 0 && (row || !documentId)) {
    const fields = withPreset(layout.fields.filter(({ readOnly, name }) => !readOnly || (preset && name in preset)), preset);
    const first = formValues(fields, row ? labelled(row, labels) : (preset ?? {}));
    base.current = { fields, first, seen: { values: first, updatedAt: row?.updatedAt ?? '' } };
  }
  return base.current;
}

function labelled(row: Row, labels: Record<string, string | undefined> = {}): Row {
  const named = Object.entries(labels).filter(([name, label]) => label && row[name]);
  return { ...row, ...Object.fromEntries(named.map(([name, label]) => [name, { ...(row[name] as object), label }])) };
}

/** Preset attributes that an administrator took out of the layout are written all the same. */
function withPreset(fields: FormField[], preset: Record<string, unknown> = {}): FormField[] {
  const missing = Object.entries(preset).filter(([name]) => !fields.some((field) => field.name === name));
  return [...fields, ...missing.map(([name, value]) => presetField(name, value))];
}

function presetField(name: string, value: unknown): FormField {
  const isRelated = typeof value === 'object' && value !== null && 'documentId' in value;
  const relation = isRelated ? { target: '', resource: '', mainField: 'name', many: false } : undefined;
  return { name, type: isRelated ? 'relation' : 'string', label: name, size: 6, required: false, readOnly: true, relation };
}

function shownFields(all: FormField[], { fields, preset = {} }: RowFormOptions): FormField[] {
  if (!fields) return all.filter(({ name }) => !(name in preset));
  return fields.flatMap((name) => all.find((field) => field.name === name) ?? []);
}

function useFieldRights({ uid, documentId, writable }: RowFormOptions) {
  const rights = useRights(uid);
  return useMemo(() => {
    const isWritable = ({ name, readOnly }: FormField) =>
      !readOnly && rights.can(documentId ? 'update' : 'create', name) && (!writable || writable.includes(name));
    const isShown = (field: FormField) => (documentId ? rights.can('read', field.name) : isWritable(field));
    return { isWritable, isShown };
  }, [rights, documentId, writable]);
}

function useSaving({ resource, documentId, onSaved, ...options }: RowFormOptions, base: Base | null) {
  const t = useT();
  const errorText = useErrorText();
  const [create] = useCreateRowMutation();
  const [update] = useUpdateRowMutation();
  const [reload] = useLazyRowQuery();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const save = async (current: Base, values: FormValues): Promise<Row> => {
    const { fields, seen } = current;
    if (!documentId) return create({ resource, data: filledData(fields, values) }).unwrap();
    const [data, sent] = [changedData(fields, seen.values, values), seenOf(fields, seen.values, seen.updatedAt)];
    if (!options.update) return update({ resource, documentId, data, seen: sent }).unwrap();
    await options.update(data, sent);
    return reload({ resource, documentId }).unwrap();
  };

  const merge = async (current: Base, values: FormValues, found: { changedBy: string | null; changedAt: string }, helpers: FormHelpers<FormValues>) => {
    const row = await reload({ resource, documentId: documentId as string }).unwrap();
    const theirs = formValues(current.fields, row);
    const merged = mergeChanges(current.seen.values, values, theirs);
    current.seen = { values: theirs, updatedAt: row.updatedAt };
    helpers.resetForm(theirs);
    helpers.setValues(merged.values);
    setConflict({ ...merged, theirs, changedBy: found.changedBy, changedAt: found.changedAt });
  };

  const refuse = (current: Base, error: unknown, helpers: FormHelpers<FormValues>) => {
    const byField = errorText.fields(error);
    const shown = shownFields(current.fields, { resource, ...options });
    const here = Object.fromEntries(Object.entries(byField).filter(([name]) => shown.some((field) => field.name === name)));
    helpers.setErrors(here);
    if (Object.keys(here).length < Math.max(1, Object.keys(byField).length)) setFailure(errorText.text(error));
  };

  const submit = async (values: FormValues, helpers: FormHelpers<FormValues>) => {
    if (!base) return;
    setFailure(null);
    const missing = shownFields(base.fields, { resource, ...options }).filter(({ name, required }) => required && same(values[name], null));
    if (missing.length > 0) return helpers.setErrors(Object.fromEntries(missing.map(({ name }) => [name, t('common.required')])));
    try {
      const row = await save(base, values);
      setConflict(null);
      onSaved?.(row);
    } catch (error) {
      const found = changedSince(error);
      if (found) await merge(base, values, found, helpers);
      else refuse(base, error, helpers);
    }
  };
  return { submit, conflict, failure };
}
