import type { TypeRights } from './rights/type-rights';

/** One attribute of a form: its name and width on a grid of 12 columns. */
export type Field = [name: string, size: number];

export interface TypeOptions {
  singularName: string;
  pluralName: string;
  displayName: string;
  description: string;
  collectionName: string;
  /** Hidden types are the plugin's own bookkeeping: not in the Content Manager, not in the APIs. */
  hidden?: boolean;
  /** Who sees and changes its rows (docs/rights.md); a type without this does not compile. */
  rights: TypeRights;
  attributes: Record<string, unknown>;
  indexes?: { name: string; columns: string[]; type?: 'unique' }[];
  /** What the Content Manager shows: the field that names a row, list columns, rows of the form. */
  layout: {
    mainField: string;
    sort?: string;
    order?: 'ASC' | 'DESC';
    list: string[];
    edit: Field[][];
    /** Attributes that people see but do not type: derived or written by a service. */
    readOnly?: string[];
    /** For a relation field: which attribute of its target names the row. */
    relationNames?: Record<string, string>;
  };
}

/** A content type as Strapi loads it, with the Content Manager layout it ships with. */
export function contentType(options: TypeOptions) {
  const { singularName, pluralName, displayName, description, collectionName, attributes, layout, rights } = options;
  const hiding = options.hidden
    ? { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } }
    : {};
  return {
    rights,
    schema: {
      kind: 'collectionType' as const,
      collectionName,
      info: { singularName, pluralName, displayName, description },
      options: { draftAndPublish: false },
      pluginOptions: hiding,
      attributes,
      indexes: options.indexes ?? [],
      config: {
        ...(options.hidden ? {} : contentManagerConfig(layout, Object.keys(attributes))),
        attributes: hiddenFromAdmin(attributes),
      },
    },
  };
}

/**
 * Strapi's admin always lets invisible attributes through, in and out, whatever the role's field
 * rights say; `hidden` is what takes the plugin's own columns out of its requests and answers.
 */
function hiddenFromAdmin(attributes: Record<string, unknown>) {
  const hidden = Object.entries(attributes).filter(([, attribute]) => isInternal(attribute));
  return Object.fromEntries(hidden.map(([name]) => [name, { hidden: true }]));
}

/** Whether only the plugin itself writes and reads this attribute (see `internal` in attributes.ts). */
export function isInternal(attribute: unknown): boolean {
  const { pluginOptions } = attribute as { pluginOptions?: Record<string, { internal?: boolean }> };
  return pluginOptions?.['crm-contacts']?.internal === true;
}

/** All six settings must be there: Strapi's start fails on a configuration with fewer. */
function contentManagerConfig(layout: TypeOptions['layout'], names: string[]) {
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 20,
      mainField: layout.mainField,
      defaultSortBy: layout.sort ?? layout.mainField,
      defaultSortOrder: layout.order ?? 'ASC',
    },
    layouts: {
      list: layout.list,
      edit: layout.edit.map((row) => row.map(([name, size]) => ({ name, size }))),
    },
    metadatas: Object.fromEntries(names.map((name) => [name, fieldMetadata(name, layout)])),
  };
}

function fieldMetadata(name: string, layout: TypeOptions['layout']) {
  const mainField = layout.relationNames?.[name];
  return {
    edit: {
      label: name,
      description: '',
      placeholder: '',
      visible: true,
      editable: !layout.readOnly?.includes(name),
      ...(mainField ? { mainField } : {}),
    },
    list: { label: name, searchable: true, sortable: true },
  };
}
