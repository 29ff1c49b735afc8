import type { Where } from './reader';

type Condition = NonNullable<Where>;

/**
 * Conditions of which a row needs one. A database finds the rows of each by an index, where it looks at every row for an *or*
 * across relations.
 */
export function branchesOf(condition: Condition): Condition[] {
  const entries = Object.entries(condition);
  if (entries.length !== 1) return [condition];
  const [[key, value]] = entries;
  const parts = value as Condition[];
  if (key === '$or' && parts.length > 0) return parts.flatMap(branchesOf);
  if (key === '$and' && parts.length === 1) return branchesOf(parts[0]);
  return [condition];
}
