import { overlap, type Day, type Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import { chainUp } from '../kernel/tree';

/** A department, workplace or address that a row refers to. */
export interface Part extends Validity {
  name: string;
  /** Row id of its company. */
  company: number | null;
}

/** Objections to a part of a company: `of` is the company of the row that refers to it. */
export function partObjections(field: string, part: Part, of: number, validity: Validity): Objection[] {
  if (part.company !== of) return [{ field, reason: 'otherCompany', details: { name: part.name }, message: `${part.name} does not belong to this company` }];
  if (overlap(part, validity)) return [];
  return [{ field, reason: 'notThen', details: { name: part.name }, message: `${part.name} does not exist on any of these days` }];
}

/**
 * Objections to standing in a part that ends first, for what a part must not leave behind: it cannot end
 * before what is in it (`outlivedObjections`), so nothing that lasts longer may come into it.
 */
export function enclosedObjections(field: string, { name, validTo: day }: Part, { validTo }: Validity): Objection[] {
  if (!day || (validTo && validTo <= day)) return [];
  return [{ field, reason: 'endsFirst', details: { name, day }, message: `${name} ends on ${day}, before what would be in it` }];
}

export function companyObjections(company: Record<string, unknown>): Objection[] {
  if (company.kind === 'company') return [];
  return [{ field: 'company', reason: 'notCompany', message: `${company.name} is a person: only companies have departments, workplaces and contact persons` }];
}

/** A pointer to what stands above, as stored. */
export interface Pointer {
  id: number;
  above: number | null;
}

/**
 * The circle that pointing from `id` to `above` would close, from `id` down to `above`; null: none.
 * `pointers`: all from `above` upwards. Ends on broken data.
 */
export function closedCircle(id: number | null, above: number, pointers: Pointer[]): number[] | null {
  if (id === null) return null;
  const next = new Map(pointers.map((pointer) => [pointer.id, pointer.above]));
  const chain = chainUp(above, (at) => (at === id ? null : next.get(at)));
  return chain.at(-1) === id ? chain.reverse() : null;
}

/**
 * Whether a part of a dissolved department may go below `target`: not the target itself, nor what stands
 * above it. `pointers`: all from the target upwards.
 */
export const mayGoBelow = (id: number, target: number | null, pointers: Pointer[]): boolean => target === null || closedCircle(id, target, pointers) === null;

/** `circle` as `closedCircle` gives it. */
export function circleObjection(field: string, circle: number[], nameOf: (id: number) => string): Objection {
  const chain = [...circle, circle[0]].map(nameOf);
  return {
    field,
    reason: 'cycle',
    message: `That would close a circle: ${chain.join(' → ')}`,
    details: { chain },
  };
}

export interface Superior extends Validity {
  /** Whether it sits in the same company or in one of its corporate family. */
  isFamily: boolean;
}

export function superiorObjections(superior: Superior, validity: Validity): Objection[] {
  if (!superior.isFamily) {
    const message = 'A superior from nowhere: a superior works at the same company or at another one of its corporate family';
    return [{ field: 'superior', reason: 'notFamily', message }];
  }
  if (overlap(superior, validity)) return [];
  return [{ field: 'superior', reason: 'superiorGone', message: 'The superior holds that position on none of these days' }];
}

export interface OtherPosition extends Validity {
  person: number | null;
  department: number | null;
  workplace: number | null;
  jobTitle: string | null;
  main: boolean;
}

/** One main contact person per company and day. `others`: the company's other positions. */
export function mainObjections(position: OtherPosition, others: OtherPosition[]): Objection[] {
  if (!position.main || !others.some((other) => other.main && overlap(other, position))) return [];
  return [{ field: 'main', reason: 'otherMain', message: 'This company has another main contact person on these days' }];
}

/** The same person twice in the same place, as after a double click; two different jobs are fine. */
export function twiceObjections(position: OtherPosition, others: OtherPosition[]): Objection[] {
  const places = ['person', 'department', 'workplace'] as const;
  const title = (of: OtherPosition) => (of.jobTitle ?? '').trim().toLowerCase();
  const same = others.some((other) => places.every((name) => other[name] === position[name]) && title(other) === title(position) && overlap(other, position));
  return same ? [{ field: 'person', reason: 'positionTwice', message: 'This person has the same position at this company already on these days' }] : [];
}

/** `counts`: rows by kind that would outlive a department or workplace that ends on `validTo`. */
export function outlivedObjections(counts: Record<string, number>, validTo: string): Objection[] {
  const held = Object.entries(counts).filter(([, count]) => count > 0);
  if (held.length === 0) return [];
  const list = held.map(([what, count]) => `${what} (${count})`).join(', ');
  return [{ field: 'validTo', reason: 'outlived', message: `After ${validTo} there would still be in it: ${list}`, details: { counts: Object.fromEntries(held), day: validTo } }];
}

/** Objections to dissolving a department on `endsOn`, with so many rows `moved` out of it. It has an end once. */
export function dissolvingObjections({ validTo }: Validity, endsOn: Day, moved: number): Objection[] {
  if (!validTo || validTo > endsOn || (validTo === endsOn && moved > 0)) return [];
  return [{ field: 'endsOn', reason: 'dissolved', details: { day: validTo }, message: `The department has ended on ${validTo} already` }];
}

/** `counts`: rows by kind that hang on a row and belong to its present company. */
export function movedObjections(counts: Record<string, number>): Objection[] {
  const held = Object.entries(counts).filter(([, count]) => count > 0);
  if (held.length === 0) return [];
  const list = held.map(([what, count]) => `${what} (${count})`).join(', ');
  return [{ field: 'company', reason: 'cannotMove', message: `It cannot move to another company, since others depend on it: ${list}`, details: { counts: Object.fromEntries(held) } }];
}
