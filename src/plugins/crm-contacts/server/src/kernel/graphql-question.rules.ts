import { GraphQLError, Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql';

/**
 * What a GraphQL question may hold, counted before anybody validates it: the checks that follow walk every
 * spread of a fragment anew, so that thirty small fragments would keep them busy for hours.
 */
export interface QuestionLimits {
  /** Names and signs in the text. */
  tokens: number;
  aliases: number;
  /** Fields, once every fragment is put where it is spread. */
  fields: number;
  /** Values in the variables, those nested in others included. */
  variables: number;
  /** Lists and objects within each other, in arguments and variables. */
  inputDepth: number;
}

export interface Question {
  query?: unknown;
  variables?: unknown;
}

interface Size {
  fields: number;
  aliases: number;
}

/** Why this is not even validated, in words for the caller; null: it may be. Never throws. */
export function objectionToQuestion({ query, variables }: Question, limits: QuestionLimits): string | null {
  const refused = objectionToVariables(variables, limits);
  if (refused) return refused;
  if (typeof query !== 'string') return null;
  try {
    return objectionToDocument(parse(query, { maxTokens: limits.tokens, noLocation: true }), limits);
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    // The parser calls itself for what is nested.
    return 'The question is nested too deep';
  }
}

function objectionToDocument(document: DocumentNode, limits: QuestionLimits): string | null {
  const fragments = new Map(document.definitions.flatMap((part) => (part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [])));
  const sizes = sizesOf(fragments);
  for (const part of document.definitions) {
    if (part.kind !== Kind.OPERATION_DEFINITION && part.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { fields, aliases } = sizes(part.selectionSet);
    if (fields > limits.fields) return `The question asks for more than ${limits.fields} fields`;
    if (aliases > limits.aliases) return `The question has more than ${limits.aliases} aliases`;
  }
  return isDeeper(document, limits.inputDepth) ? `An argument is nested more than ${limits.inputDepth} levels deep` : null;
}

/** Sizes of selections with their fragments, each of which is counted once and then remembered. */
function sizesOf(fragments: Map<string, FragmentDefinitionNode>): (selections: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const open = new Set<string>();
  const ofFragment = (name: string): Size => {
    const fragment = fragments.get(name);
    if (!fragment) throw new GraphQLError(`Unknown fragment "${name}".`);
    if (open.has(name)) throw new GraphQLError(`Cannot spread fragment "${name}" within itself.`);
    open.add(name);
    const size = known.get(name) ?? sizeOf(fragment.selectionSet);
    open.delete(name);
    known.set(name, size);
    return size;
  };
  const sizeOf = ({ selections }: SelectionSetNode): Size =>
    selections.reduce<Size>(
      (sum, selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(sum, ofFragment(selection.name.value));
        const inner = selection.selectionSet ? sizeOf(selection.selectionSet) : { fields: 0, aliases: 0 };
        const own = selection.kind === Kind.FIELD ? { fields: 1, aliases: selection.alias ? 1 : 0 } : { fields: 0, aliases: 0 };
        return plus(plus(sum, own), inner);
      },
      { fields: 0, aliases: 0 }
    );
  return sizeOf;
}

const plus = (one: Size, other: Size): Size => ({ fields: one.fields + other.fields, aliases: one.aliases + other.aliases });

/** Whether a value written into the document holds more levels of lists and objects than `levels`. */
function isDeeper(node: object, levels: number): boolean {
  return Object.values(node).some((part: unknown) => {
    if (!part || typeof part !== 'object') return false;
    const { kind } = part as Partial<ValueNode>;
    const left = kind === Kind.LIST || kind === Kind.OBJECT ? levels - 1 : levels;
    return left < 0 || isDeeper(part, left);
  });
}

/** Walks without calling itself: fifty thousand levels are to be refused as well. */
function objectionToVariables(variables: unknown, { variables: most, inputDepth }: QuestionLimits): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }];
  let found = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (!value || typeof value !== 'object') continue;
    // The variables themselves are the first level.
    if (depth > inputDepth) return `The variables are nested more than ${inputDepth} levels deep`;
    const parts = Object.values(value);
    found += parts.length;
    if (found > most) return `The variables hold more than ${most} values`;
    for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
  }
  return null;
}
