import type { IntrospectionQuery } from 'graphql';

/** What the process with the application tells the one that calls it. */
export interface Target {
  /** `http://127.0.0.1:…` */
  address: string;
  routes: Route[];
  models: Models;
  /** What stands behind `Authorization: Bearer`. */
  callers: Record<Caller, string>;
  graphql: IntrospectionQuery;
}

export type Caller = 'super admin' | 'CRM Sales' | 'API token';

export interface Route {
  method: string;
  /** As the router has it: `/crm-contacts/contacts/:documentId`. */
  path: string;
  api: 'admin' | 'content';
  /** What the route declares to take, where it does. */
  query?: JsonSchema;
  body?: JsonSchema;
}

export interface Attribute {
  type: string;
  required?: boolean;
  private?: boolean;
  enum?: string[];
  min?: number;
  max?: number;
  relation?: string;
  target?: string;
  component?: string;
  repeatable?: boolean;
}

export interface Model {
  uid: string;
  plural: string;
  singular: string;
  attributes: Record<string, Attribute>;
}

/** By uid; components too. */
export type Models = Record<string, Model>;

export type Row = Record<string, unknown> & { id: number; documentId?: string };
/** Present rows by uid. */
export type Rows = Record<string, Row[]>;

/** The parts of JSON Schema that zod writes. */
export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxLength?: number;
  format?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

/** One request before it is written as HTTP. */
export interface Call {
  caller: Caller;
  /** What the router calls it, for the report. */
  route: string;
  method: string;
  path: string;
  query: unknown;
  /** Behind what `query` makes, as it stands. */
  rawQuery?: string;
  body?: unknown;
  /** In place of `body`, as it stands. */
  rawBody?: string;
  headers: Record<string, string>;
}
