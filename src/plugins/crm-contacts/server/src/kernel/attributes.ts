/**
 * Factories for attributes of content types. Factories, not constants: Strapi mutates the objects it
 * is given, and one shared by two schemas ends in "duplicate column name".
 */

type Options = { required?: boolean };

export const string = (options: Options & { maxLength?: number; default?: string } = {}) => ({
  type: 'string' as const,
  maxLength: 255,
  ...options,
});

export const text = (options: Options = {}) => ({ type: 'text' as const, ...options });

export const email = () => ({ type: 'string' as const, maxLength: 254 });

export const phone = () => ({ type: 'string' as const, maxLength: 60 });

export const enumeration = (values: readonly string[], options: Options & { default?: string } = {}) => ({
  type: 'enumeration' as const,
  enum: [...values],
  ...options,
});

export const boolean = (byDefault = false) => ({ type: 'boolean' as const, default: byDefault });

export const integer = (options: Options & { min?: number; max?: number; default?: number } = {}) => ({
  type: 'integer' as const,
  ...options,
});

/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const day = (options: Options = {}) => ({ type: 'date' as const, ...options });

/** An instant, ISO 8601 in UTC. */
export const instant = (options: Options = {}) => ({ type: 'datetime' as const, ...options });

export const json = (options: Options & { default?: unknown } = {}) => ({ type: 'json' as const, ...options });

/**
 * Exact decimal with 6 places. Strapi's plain `decimal` keeps two on PostgreSQL; the bounds keep
 * values to 15 significant digits, which survive the binary double that drivers make of them.
 */
export const decimal = (options: Options & { min?: number; max?: number; default?: number } = {}) => ({
  type: 'decimal' as const,
  columnType: { type: 'decimal', args: [18, 6] },
  min: -999_999_999,
  max: 999_999_999,
  ...options,
});

/** Percent from 0 to 100, both included, with 6 places. */
export const percent = () => decimal({ min: 0, max: 100 });

/** A relation from the child's side; no inverse attribute on the hub, which Strapi would load whole. */
export const belongsTo = (target: string, options: Options = {}) => ({
  type: 'relation' as const,
  relation: 'manyToOne' as const,
  target,
  ...options,
});

export const manyOf = (target: string) => ({
  type: 'relation' as const,
  relation: 'manyToMany' as const,
  target,
});

export const media = (multiple = false) => ({
  type: 'media' as const,
  multiple,
  required: false,
  allowedTypes: ['images', 'files'],
});

/**
 * A column that only the plugin writes: normalized forms to search by and keys of unique indexes.
 * Never shown, never accepted from outside (kernel/schema.ts hides it, kernel/guard.ts refuses it).
 */
export const internal = (maxLength = 255) => ({ type: 'string' as const, maxLength, ...ownOnly() });

/** As `internal`: a row id of another table, which an index needs beside a plain column. */
export const internalRow = () => ({ type: 'integer' as const, ...ownOnly() });

export const internalDay = () => ({ type: 'date' as const, ...ownOnly() });

const ownOnly = () => ({
  private: true,
  configurable: false,
  writable: true,
  visible: false,
  // Strapi's own `locale` is private and invisible too, and every form sends it.
  pluginOptions: { 'crm-contacts': { internal: true } },
  // Strapi's `_q` would match it otherwise, in REST as well as in the Content Manager.
  searchable: false,
});

/** First and last day of validity, both included; either may be open. */
export const validity = () => ({ validFrom: day(), validTo: day() });
