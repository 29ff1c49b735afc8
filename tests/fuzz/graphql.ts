import fc, { type Arbitrary } from 'fast-check';
import {
  buildClientSchema, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type IntrospectionQuery,
} from 'graphql';
import type { Call } from './contract';
import type { Values } from './values';

type Field = GraphQLField<unknown, unknown>;
type Question = (values: Values) => Arbitrary<Call>;

/** One question for each root field of the schema; its arguments are variables, so that they are changed like any body. */
export function questions(introspection: IntrospectionQuery): Question[] {
  const schema = buildClientSchema(introspection);
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([operation, root]) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ name }) => !LEFT_OUT.test(name))
      .map((field) => (values: Values) => questionOf(operation, field, values))
  );
}

/** Sends mail, or says which rights sites have. */
const LEFT_OUT = /^forgotPassword$|usersPermissionsRole/i;

function questionOf(operation: string, field: Field, values: Values): Arbitrary<Call> {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const optional = field.args.filter(({ type }) => !isNonNullType(type));
  return fc.subarray(optional, { maxLength: Math.min(optional.length, 3) }).chain((more) => {
    const args = [...required, ...more];
    return fc.record({ variables: fc.record(Object.fromEntries(args.map(({ name, type }) => [name, inputOf(type, name, field.name, values)]))), selection: selectionOf(getNamedType(field.type), 2) }).map(({ variables, selection }) => ({
      caller: 'API token' as const,
      route: `GraphQL ${field.name}`,
      method: 'POST',
      path: '/graphql',
      query: {},
      headers: {},
      body: { query: textOf(operation, field.name, args, selection), variables },
    }));
  });
}

function textOf(operation: string, name: string, args: readonly { name: string; type: GraphQLInputType }[], selection: string): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${operation}${declared && `(${declared})`} { ${name}${given && `(${given})`} ${selection} }`;
}

/** Some of a type's fields, those that are needed for it to be a question at all. */
function selectionOf(type: GraphQLNamedType, depth: number): Arbitrary<string> {
  if (!isObjectType(type)) return fc.constant('fields' in type || 'getTypes' in type ? '{ __typename }' : '');
  const fields = Object.values(type.getFields()).filter(({ args, type: inner }) => args.every((arg) => !isNonNullType(arg.type)) && (depth > 0 || !isObjectType(getNamedType(inner))));
  if (fields.length === 0) return fc.constant('{ __typename }');
  return fc
    .subarray(fields, { minLength: 1, maxLength: Math.min(fields.length, 5) })
    .chain((chosen) => fc.tuple(...chosen.map(({ name, type: inner }) => selectionOf(getNamedType(inner), depth - 1).map((selection) => `${name} ${selection}`))))
    .map((parts) => `{ ${parts.join(' ')} }`);
}

function inputOf(type: GraphQLInputType, name: string, about: string, values: Values, depth = 0): Arbitrary<unknown> {
  if (isNonNullType(type)) return inputOf(type.ofType, name, about, values, depth);
  if (isListType(type)) return depth > 3 ? fc.constant([]) : fc.array(inputOf(type.ofType, name, about, values, depth + 1), { minLength: 1, maxLength: 2 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const usable = depth > 3 ? [] : fields.filter((field) => !isNonNullType(field.type));
    return fc.subarray(usable, { minLength: Math.min(1, usable.length), maxLength: Math.min(usable.length, 2) }).chain((more) => fc.record(Object.fromEntries([...fields.filter((field) => isNonNullType(field.type)), ...more].map((field) => [field.name, inputOf(field.type, field.name, about, values, depth + 1)]))));
  }
  return scalarOf(type.name, name, about, values);
}

function scalarOf(scalar: string, name: string, about: string, values: Values): Arbitrary<unknown> {
  switch (scalar) {
    case 'Int':
    case 'Long':
      return fc.integer({ min: 1, max: 30 });
    case 'Float':
      return fc.constantFrom(0.5, 1, 10.25);
    case 'Boolean':
      return fc.boolean();
    case 'Date':
      return fc.constantFrom('2026-01-31', '2026-11-30');
    case 'DateTime':
      return fc.constantFrom('2026-01-31T09:30:00.000Z', '2026-11-30T23:59:59.999Z');
    case 'JSON':
      return fc.constantFrom<unknown>([], {}, ['one']);
    default:
      return /^(documentId|id)$/.test(name) ? values.idOf(typeAbout(about, values)).map(String) : values.text(name);
  }
}

/** `updateCrmContactsPriceEntry` → the type of price entries. */
function typeAbout(field: string, values: Values): string {
  const bare = field.replace(/^(create|update|delete)?_?CrmContacts/i, '').replace(/^(create|update|delete)/, '');
  const dashed = bare.replace(/[A-Z]/g, (letter, at) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);
  return values.typeNamed(dashed) ?? 'plugin::crm-contacts.contact';
}
