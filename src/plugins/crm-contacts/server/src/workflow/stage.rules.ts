import type { Definition, StateRef } from '../../../contracts/workflow';
import type { Objection } from '../kernel/errors';
import { namesOf, stateName, transitionsFrom } from './workflow.rules';

/** Attributes of a contact that only the workflow writes. */
export const PROTECTED = ['stage', 'stageStatus', 'stageSince', 'resumeOn'] as const;
export type ProtectedField = (typeof PROTECTED)[number];
export type ProtectedValues = Partial<Record<ProtectedField, unknown>>;

/** The protected attributes that a write names. */
export function namedIn(data: Record<string, unknown>): ProtectedField[] {
  return PROTECTED.filter((field) => data[field] !== undefined);
}

/** Whether both mean the same: instants come as dates, texts and numbers, nothing as null or undefined. */
export function sameValue(field: ProtectedField, one: unknown, other: unknown): boolean {
  return normal(field, one) === normal(field, other);
}

function normal(field: ProtectedField, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field === 'stageSince') return new Date(value as string | number | Date).getTime();
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

/** Reasons against a write from outside that would change `fields` of a contact which stands in `state`. */
export function objectionsToOutsideWrite(definition: Definition, fields: readonly ProtectedField[], documentId: string | null, state: StateRef | null): Objection[] {
  const call = `POST …/contacts/${documentId ?? '<documentId>'}/transition`;
  const allowed = state ? ` Allowed from ${stateName(state)}: ${namesOf(transitionsFrom(definition, state))}.` : '';
  const message = `changes only through the workflow: ${call}.${allowed}`;
  return fields.map((field) => ({
    field,
    reason: 'workflow',
    message: `${field} ${message}`,
    details: { call, ...(state && { allowed: transitionsFrom(definition, state).map(({ to }) => to) }) },
  }));
}
