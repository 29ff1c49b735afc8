/** What a write says about a to-one relation. `id` is the row's id, `documentId` the document's. */
export type RelationInput =
  | { change: 'none' }
  | { change: 'clear' }
  | { change: 'set'; id?: number; documentId?: string };

/**
 * Strapi takes a to-one relation in seven shapes (bare id, documentId, object, array, `set`,
 * `connect`, `disconnect`); rules need to know just this: unchanged, cleared or set to which row.
 */
export function relationInput(value: unknown): RelationInput {
  if (value === undefined) return { change: 'none' };
  if (value === null) return { change: 'clear' };
  if (Array.isArray(value)) return value.length === 0 ? { change: 'clear' } : relationInput(value[value.length - 1]);
  if (typeof value === 'number') return { change: 'set', id: value };
  if (typeof value === 'string') {
    return /^\d+$/.test(value) ? { change: 'set', id: Number(value) } : { change: 'set', documentId: value };
  }
  // What is no relation at all names a row that there is not.
  return typeof value === 'object' ? fromObject(value as Record<string, unknown>) : { change: 'set', documentId: String(value) };
}

/** Whether a written value has one of the shapes in which Strapi takes relations, to-one or to-many. */
export function isRelationInput(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every(isRelationInput);
  if (typeof value !== 'object') return false;
  const { set, connect, disconnect, id, documentId } = value as Record<string, unknown>;
  return [set, connect, disconnect].every(isRelationInput) && [id, documentId].every((name) => isRelationInput(name) && typeof name !== 'object');
}

function fromObject(value: Record<string, unknown>): RelationInput {
  if ('set' in value && value.set !== undefined) return relationInput(value.set);
  const connected = 'connect' in value ? relationInput(value.connect) : undefined;
  if (connected?.change === 'set') return connected;
  if ('disconnect' in value) {
    const disconnected = relationInput(value.disconnect);
    return disconnected.change === 'set' ? { change: 'clear' } : { change: 'none' };
  }
  if (connected) return { change: 'none' };
  if (typeof value.documentId === 'string') return { change: 'set', documentId: value.documentId };
  if (typeof value.id === 'number' || typeof value.id === 'string') return relationInput(value.id);
  return { change: 'none' };
}

export interface NamedRow {
  id?: number;
  documentId?: string;
}

/** Every row that a write connects, to-one or to-many; those it only disconnects are not among them. */
export function namedRows(value: unknown): NamedRow[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namedRows);
  if (typeof value === 'object' && ('set' in value || 'connect' in value || 'disconnect' in value)) {
    const { set, connect } = value as { set?: unknown; connect?: unknown };
    return [...namedRows(set), ...namedRows(connect)];
  }
  const input = relationInput(value);
  return input.change === 'set' ? [{ id: input.id, documentId: input.documentId }] : [];
}
