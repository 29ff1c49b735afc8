import {
  unstable_useContentManagerContext,
  unstable_useDocumentLayout,
  type EditFieldLayout,
  type HeaderActionComponent,
  type PanelComponent,
} from '@strapi/content-manager/strapi-admin';
import { adminApi, type StrapiApp } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { ApiError } from './errors';
import { useFieldLabel } from './useFieldLabel';

/**
 * The one place that knows the Content Manager's unstable exports: its configured layouts, the
 * context of its edit view, and where a plugin adds panels to it.
 */

export type { HeaderActionComponent, PanelComponent };

/** One field of a form, as the Content Manager's *Configure the view* has it, labelled in the user's language. */
export interface FormField {
  name: string;
  /** Strapi's attribute type: `string`, `date`, `relation`, … */
  type: EditFieldLayout['type'];
  label: string;
  /** Columns of 12. */
  size: number;
  required: boolean;
  /** Shown, but not typed: derived or written by a service. */
  readOnly: boolean;
  hint?: string;
  placeholder?: string;
  /** Values of an enumeration. */
  options?: string[];
  relation?: { target: string; resource: string; mainField: string; many: boolean };
  /** Of a media attribute. */
  multiple?: boolean;
  /** What a new row starts with. */
  defaultValue?: unknown;
}

interface RelationAttribute {
  target?: string;
  targetModel?: string;
  relation?: string;
}

/** The form of a content type as an administrator configured it. */
export function useFormLayout(uid: string): { fields: FormField[]; isLoading: boolean; error?: unknown } {
  const { edit, listViewConversionContext, isLoading, error } = unstable_useDocumentLayout(uid);
  const labelOf = useFieldLabel(uid);
  const schemas = listViewConversionContext?.contentTypeSchemas;
  const fields = useMemo(() => {
    const pluralOf = (target: string) => schemas?.find((schema) => schema.uid === target)?.info.pluralName ?? '';
    return edit.layout.flat(2).map((field) => formField(field, labelOf, pluralOf));
  }, [edit, labelOf, schemas]);
  return { fields, isLoading, error };
}

function formField(field: EditFieldLayout, labelOf: (name: string, fallback?: string) => string, pluralOf: (uid: string) => string): FormField {
  const attribute = field.attribute as RelationAttribute & { enum?: string[]; multiple?: boolean; default?: unknown };
  const target = attribute.targetModel ?? attribute.target ?? '';
  return {
    name: field.name,
    type: field.type,
    label: labelOf(field.name, field.label),
    size: field.size,
    required: field.required ?? false,
    readOnly: field.disabled ?? false,
    hint: field.hint,
    placeholder: field.placeholder,
    options: attribute.enum,
    multiple: attribute.multiple,
    defaultValue: attribute.default,
    relation:
      field.type === 'relation'
        ? { target, resource: pluralOf(target), mainField: mainFieldOf(field), many: attribute.relation?.endsWith('ToMany') ?? false }
        : undefined,
  };
}

const mainFieldOf = ({ mainField }: EditFieldLayout) =>
  (typeof mainField === 'object' && mainField !== null ? mainField.name : undefined) ?? 'documentId';

/** What a panel inside the Content Manager's edit view knows of its row. */
export function useEditViewRow(): { uid: string; documentId?: string } {
  const { model, id } = unstable_useContentManagerContext();
  return { uid: model, documentId: id };
}

interface ContentManagerApis {
  addEditViewSidePanel(panels: PanelComponent[] | ((panels: PanelComponent[]) => PanelComponent[])): void;
  addDocumentHeaderAction(actions: HeaderActionComponent[]): void;
}

/** Where `bootstrap(app)` adds panels and actions to the Content Manager. */
export const contentManagerOf = (app: StrapiApp) => app.getPlugin('content-manager').apis as unknown as ContentManagerApis;

const WRITES = ['createDocument', 'cloneDocument', 'autoCloneDocument', 'updateDocument', 'deleteDocument', 'deleteManyDocuments'];

/**
 * What the Content Manager's writes answer when they fail, in other words: its forms show the server's own
 * in a notice and under the fields. The module imported above has brought these endpoints into `adminApi`.
 */
export function rewordErrors(inWords: (error: ApiError) => Promise<ApiError>): void {
  const endpoints = Object.fromEntries(WRITES.map((name) => [name, { transformErrorResponse: inWords }]));
  adminApi.enhanceEndpoints({ endpoints: endpoints as never });
}
