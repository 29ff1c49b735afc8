import { chainOnSomeDay, type DatedEdge } from '../kernel/dated-tree';
import { overlap, type Validity } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import type { ContactKind } from '../../../contracts/contacts';
import type { Structure } from '../../../contracts/relations';

export interface TypeRule {
  structure: Structure;
  symmetric: boolean;
  fromKind: 'any' | ContactKind;
  toKind: 'any' | ContactKind;
  allowSelf: boolean;
}

export interface Side {
  id: number;
  name: string;
  kind: ContactKind;
}

/** A stored relation of a structure: `from` is the parent. */
export type Edge = DatedEdge;

export interface StoredEdge extends Edge {
  id: number;
}

/** Kinds and self reference. Asked when the type or a side changes: an unfitting relation may be ended. */
export function sideObjections(type: TypeRule, from: Side, to: Side): Objection[] {
  const found: Objection[] = [];
  if (type.fromKind !== 'any' && from.kind !== type.fromKind) found.push(wrongKind('from', from, type.fromKind));
  if (type.toKind !== 'any' && to.kind !== type.toKind) found.push(wrongKind('to', to, type.toKind));
  if (from.id === to.id && !type.allowSelf) {
    found.push({ field: 'to', reason: 'selfRelation', message: `${to.name} cannot have this relation to itself` });
  }
  return found;
}

function wrongKind(field: 'from' | 'to', side: Side, wanted: ContactKind): Objection {
  const kinds = { company: 'a company', person: 'a person' };
  return { field, reason: 'wrongKind', details: { name: side.name, wanted }, message: `${side.name} is ${kinds[side.kind]}, where this type of relation wants ${kinds[wanted]}` };
}

/** `others`: stored relations of the same type between the same two contacts, in either direction. */
export function duplicateObjections(type: TypeRule, edge: Edge, others: Edge[]): Objection[] {
  const same = others.filter((other) => (type.symmetric || other.from === edge.from) && overlap(other, edge));
  return same.slice(0, 1).map((other) => ({
    field: 'validFrom',
    reason: 'relationTwice',
    message: `The same relation exists already ${periodText(other)}`,
    details: { validFrom: other.validFrom ?? null, validTo: other.validTo ?? null },
  }));
}

function periodText({ validFrom, validTo }: Validity): string {
  if (validFrom && validTo) return `from ${validFrom} to ${validTo}`;
  if (validFrom) return `from ${validFrom}`;
  return validTo ? `until ${validTo}` : 'without dates';
}

/**
 * Objections to a branch relation: a head office above itself on any day, or a second head office.
 * `edges`: the other branch relations above `edge.from`, and those to `edge.to`.
 */
export function branchObjections(edge: Edge, edges: Edge[], nameOf: (id: number) => string): Objection[] {
  const found: Objection[] = [];
  const second = edges.find((other) => other.to === edge.to && other.from !== edge.from && overlap(other, edge));
  if (second) {
    found.push({
      field: 'to',
      reason: 'headOffice',
      message: `${nameOf(edge.to)} is already a branch of ${nameOf(second.from)} ${periodText(second)}`,
      details: { headOffice: nameOf(second.from) },
    });
  }
  const chain = edge.from === edge.to ? [edge.from] : chainOnSomeDay(edges, edge, edge.from, edge.to);
  if (chain) {
    const names = [...chain.reverse(), edge.to].map(nameOf);
    found.push({
      field: 'to',
      reason: 'cycle',
      message: `That would close a circle: ${names.join(' → ')}`,
      details: { chain: names },
    });
  }
  return found;
}

/** Objections to a relation type by itself. */
export function typeObjections(type: TypeRule): Objection[] {
  const found: Objection[] = [];
  if (type.symmetric && type.structure !== 'none') {
    found.push({ field: 'symmetric', reason: 'structure', message: 'A type that builds a structure has a direction: it cannot be symmetric' });
  }
  if (type.symmetric && type.fromKind !== type.toKind) {
    found.push({ field: 'toKind', reason: 'kind', message: 'A symmetric type wants the same kind on both sides' });
  }
  if (type.allowSelf && type.structure === 'branch') {
    found.push({ field: 'allowSelf', reason: 'structure', message: 'A branch cannot be its own head office' });
  }
  return found;
}

/** How many stored relations of a type a changed type would not fit any more. */
export interface TypeUse {
  relations: number;
  selfRelations: number;
  /** Whose side has another kind than the changed type wants. */
  unfitting: number;
}

/** Objections to changing a stored type while relations use it. */
export function typeChangeObjections(before: TypeRule & { key: string }, after: TypeRule & { key: string }, use: TypeUse): Objection[] {
  const found: Objection[] = [];
  const refuse = (field: string, count: number, why: string) => {
    if (count > 0) found.push({ field, reason: 'inUse', message: `${count} relations of this type ${why}`, details: { counts: { relations: count } } });
  };
  if (before.key !== after.key) found.push({ field: 'key', reason: 'fixed', message: 'The key of a type stays: integrations know it by this key' });
  if (before.structure !== after.structure) refuse('structure', use.relations, 'stand in the present structure');
  if (before.symmetric !== after.symmetric) refuse('symmetric', use.relations, 'have been read in the present direction');
  if (before.allowSelf && !after.allowSelf) refuse('allowSelf', use.selfRelations, 'relate a contact to itself');
  if (before.fromKind !== after.fromKind || before.toKind !== after.toKind) {
    refuse(before.fromKind !== after.fromKind ? 'fromKind' : 'toKind', use.unfitting, 'would have a side of the wrong kind');
  }
  return found;
}
