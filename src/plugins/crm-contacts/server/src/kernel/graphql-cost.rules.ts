import { getNullableType, isListType } from 'graphql';
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity';

export interface Prices {
  /** Rows of a list that names no page size, and the most that one may ask for; -1: no bound. */
  defaultLimit: number;
  maxLimit: number;
  /** Fields of the root that run an endpoint of the plugin. */
  isEndpoint(name: string): boolean;
  /** `Type.field` whose rows are loaded for each parent on its own. */
  isLoadedPerRow(path: string): boolean;
}

/** An endpoint makes some ten statements, a write some fifteen: both take as long as that many values. */
const ENDPOINT = 500;
const WRITE = 300;
/** One statement beside those of the rows themselves. */
const STATEMENT = 20;

/**
 * The cost of a field in values that the answer may hold: what it selects, times the rows that it may
 * have, and the statements that it needs by itself.
 */
export function costInValues(prices: Prices): ComplexityEstimator {
  return (asked) => {
    // Introspection reads no row, and GraphQL itself bounds its depth.
    if (asked.field.name.startsWith('__')) return 0;
    return ownCost(asked, prices) + rowsOf(asked, prices) * (1 + asked.childComplexity);
  };
}

function ownCost({ type, field }: ComplexityEstimatorArgs, { isEndpoint, isLoadedPerRow }: Prices): number {
  if (type.name === 'Mutation') return WRITE;
  if (type.name === 'Query') return isEndpoint(field.name) ? ENDPOINT : STATEMENT;
  return field.name === 'pageInfo' || isLoadedPerRow(`${type.name}.${field.name}`) ? STATEMENT : 0;
}

/** A connection is paged by its own arguments: the rows are counted there, not at its `nodes` once more. */
function rowsOf({ type, field, args }: ComplexityEstimatorArgs, { defaultLimit, maxLimit }: Prices): number {
  if (/ResponseCollection$/.test(type.name)) return 1;
  if (!isListType(getNullableType(field.type)) && !field.name.endsWith('_connection')) return 1;
  const { limit, pageSize } = (args.pagination ?? {}) as { limit?: number | null; pageSize?: number | null };
  const wanted = limit ?? pageSize ?? defaultLimit;
  const rows = wanted < 0 ? Infinity : wanted;
  return maxLimit > 0 ? Math.min(rows, maxLimit) : rows;
}
