import fc, { type Arbitrary } from 'fast-check';
import type { Attribute, JsonSchema, Models, Rows } from './contract';

const oddTexts = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '😀', '\u202e', 'ß'.repeat(300), 'x'.repeat(100_001), '%', '_%', '\\', "' or 1=1 --", '../../x',
  'NaN', 'Infinity', '-0', '1e999', '99999999999999999999', '-1', '1.5', 'null', 'undefined', '[object Object]', '__proto__', 'constructor',
  '2026-02-30', '0000-00-00', '0000-01-01', '-271821-04-20', '+275760-09-14', '9999-12-31', '275760-09-14T00:00:00Z', '2026-01-01T25:00:00Z', '2026-13-01T00:00:00.000Z',
];
const oddNumbers = [0, -1, 1.5, 1e-9, 1e21, 1e308, -1e308, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_992];
/** Parsed, so that `__proto__` is a key of its own. */
const oddObjects = [
  '{}', '[]', '[[]]', '[null]', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', '{"toString":1}', '{"length":-1}', '{"id":-1}', '{"id":"x"}', '{"$eq":1}',
  '{"connect":[]}', '{"connect":[null]}', '{"connect":[{"id":99999999999}]}', '{"set":[{"documentId":null}]}', '{"disconnect":{}}', '{"connect":[{"documentId":"x","position":{"before":"y"}}]}', '[1,"2",null]',
].map((text): unknown => JSON.parse(text));

const deep: Arbitrary<unknown> = fc.constantFrom(5, 50, 99, 101, 500).map((depth) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`));

/** What no attribute and no parameter expects. */
export const odd: Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...oddNumbers, null, true, false) },
  { weight: 3, arbitrary: fc.constantFrom(...oddObjects) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: deep }
);

export const oddText: Arbitrary<string> = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 20 }));

const word = fc.constantFrom('a', 'Ada', 'Works', 'note', 'x1', 'Ulm', 'piece', 'A-100', 'all', 'customer', 'active', 'group', 'branch', 'company', 'de', 'month');
const day = fc.integer({ min: -400, max: 800 }).map((days) => new Date(Date.UTC(2026, 10, 30) + days * 86_400_000).toISOString().slice(0, 10));
const instant = day.map((date) => `${date}T09:30:00.000Z`);

/** Chooses valid values: of the types' attributes, of declared schemas, and by the names that things have. */
export class Values {
  constructor(
    private readonly models: Models,
    private readonly rows: Rows
  ) {}

  /** The documentId (or id) of a present row. */
  idOf(uid: string): Arbitrary<string | number> {
    const rows = this.rows[uid] ?? [];
    const byId = /^(admin|plugin::(upload|users-permissions))/.test(uid);
    return rows.length > 0 ? fc.constantFrom(...rows).map(({ id, documentId }) => (byId ? id : (documentId ?? id))) : fc.constant('missing');
  }

  /** The type that an attribute of this name refers to anywhere, or that is called so. */
  typeNamed(name: string): string | undefined {
    const bare = name.replace(/(Document)?Ids?$/, '');
    const models = Object.values(this.models);
    return (
      models.find(({ singular, plural }) => singular !== '' && [singular, plural].includes(bare))?.uid ??
      models.map(({ attributes }) => attributes[bare]?.target).find((target) => target && this.rows[target]) ??
      (/^(owner|user|responsible|deputy)/.test(bare) ? 'admin::user' : undefined)
    );
  }

  text(name: string): Arbitrary<unknown> {
    const uid = this.typeNamed(name);
    if (/^(from|to)$/.test(name)) return fc.oneof(this.day(name), this.idOf(uid ?? ''));
    if (uid) return this.idOf(uid);
    if (/(On|From|Until|To|day|date|asOf)$/i.test(name)) return fc.oneof({ weight: 5, arbitrary: this.day(name) }, { weight: 1, arbitrary: instant });
    if (/(At|start|end)$/i.test(name)) return instant;
    return this.stored(name);
  }

  /** What ends does so late enough. */
  private day = (name: string): Arbitrary<string> => (/(To|Until|due|^to$|ends|deliver)/.test(name) ? day.map((date) => `203${date.slice(3)}`) : day);

  attribute(name: string, attribute: Attribute): Arbitrary<unknown> {
    const { type, enum: values, min = 0, max = 1_000, target = '', component = '', repeatable } = attribute;
    switch (type) {
      case 'enumeration':
        return fc.constantFrom(...(values ?? ['x']));
      case 'integer':
        return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.min(max, 1_000)) });
      case 'decimal':
        return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.min(max, 1_000)) }).map((whole) => whole + 0.25);
      case 'boolean':
        return fc.boolean();
      case 'date':
        return this.day(name);
      case 'datetime':
        return instant;
      case 'email':
        return fc.nat(999).map((number) => `mail${number}@example.com`);
      case 'blocks':
        return word.map((text) => [{ type: 'paragraph', children: [{ type: 'text', text }] }]);
      case 'json':
        return fc.constantFrom<unknown>([], ['one'], {});
      case 'relation':
        return this.relation(attribute, target);
      case 'media':
        return this.idOf('plugin::upload.file').map((id) => [id]);
      case 'component':
        return this.data(component, 'create').map((part) => (repeatable ? [part] : part));
      default:
        return this.stored(name);
    }
  }

  /** A text as rows of some type have it under this name. */
  private stored(name: string): Arbitrary<unknown> {
    const known = Object.values(this.rows).flatMap((rows) => rows.map((row) => row[name])).filter((value) => typeof value === 'string');
    return known.length > 0 ? fc.oneof(fc.constantFrom(...known), word) : word;
  }

  private relation({ relation = '' }: Attribute, target: string): Arbitrary<unknown> {
    return fc.tuple(this.idOf(target), fc.nat(3)).map(([id, form]) => {
      const entry = typeof id === 'number' ? { id } : { documentId: id };
      if (form === 0) return { connect: [entry] };
      if (form === 1) return { set: [entry] };
      return /ToMany$/.test(relation) ? [id] : id;
    });
  }

  /** A row's data: what is required and a few more for a new one, one to three attributes for a change. */
  data(uid: string, mode: 'create' | 'change'): Arbitrary<Record<string, unknown>> {
    const attributes = Object.entries(this.models[uid]?.attributes ?? {}).filter(([name, attribute]) => this.isWritten(name, attribute));
    if (attributes.length === 0) return fc.constant({});
    const required = mode === 'create' ? attributes.filter(([, attribute]) => attribute.required) : [];
    const valuesOf = (chosen: [string, Attribute][]) => fc.record(Object.fromEntries(chosen.map(([name, attribute]) => [name, this.attribute(name, attribute)])));
    return fc.subarray(attributes, { minLength: 1, maxLength: Math.min(attributes.length, 3) }).chain((more) => valuesOf([...new Map([...required, ...more])]));
  }

  private isWritten(name: string, attribute: Attribute): boolean {
    return !/^(id|documentId|createdAt|updatedAt|publishedAt|createdBy|updatedBy|locale|localizations)$/.test(name) && attribute.private !== true && attribute.type !== 'uid';
  }

  /** A value that a declared schema takes, as far as a schema says it. `uid`: the type whose row `data` is. */
  declared(schema: JsonSchema, name: string, uid?: string, root: JsonSchema = schema, depth = 0): Arbitrary<unknown> {
    const inner = (part: JsonSchema, its = name) => this.declared(part, its, uid, root, depth + 1);
    if (depth > 8) return fc.constant(null);
    if (schema.$ref) return inner(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => inner(choice)));
    if (schema.allOf) return inner(schema.allOf[0]);
    if (schema.type === 'array') return fc.array(inner(schema.items ?? {}, name.replace(/ies$/, 'y').replace(/s$/, '')), { minLength: schema.minItems ?? 1, maxLength: Math.max(schema.minItems ?? 1, Math.min(schema.maxItems ?? 2, 2)) });
    if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: Math.ceil(schema.minimum ?? schema.exclusiveMinimum ?? 0), max: Math.max(Math.min(schema.maximum ?? 100, 100), Math.ceil(schema.minimum ?? 1)) });
    if (schema.type === 'boolean') return fc.boolean();
    if (schema.type === 'null') return fc.constant(null);
    if (schema.type === 'object' && schema.properties) return this.object(schema, inner);
    if (name === 'data' && uid) return this.data(uid, 'change');
    if (schema.type === 'object') return fc.constant({});
    return this.byName(name, uid);
  }

  private object({ properties = {}, required = [] }: JsonSchema, inner: (part: JsonSchema, name: string) => Arbitrary<unknown>): Arbitrary<unknown> {
    const parts = Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, inner(part, key)]));
    const optional = Object.keys(parts).filter((key) => !required.includes(key));
    return fc.subarray(optional, { maxLength: Math.min(3, optional.length) }).chain((chosen) => fc.record(Object.fromEntries([...required, ...chosen].filter((key) => parts[key]).map((key) => [key, parts[key]]))));
  }

  /** What a schema leaves open, by its name. */
  private byName(name: string, uid?: string): Arbitrary<unknown> {
    if (uid && name === 'filters') return this.filters(uid);
    if (uid && name === 'sort') return this.sort(uid);
    if (/^(page|pageSize|limit|start|size)$/i.test(name)) return fc.integer({ min: 1, max: 30 }).map(String);
    const attribute = Object.values(this.models).map(({ attributes }) => attributes[name]).find(Boolean);
    return attribute && this.isWritten(name, attribute) && !/^(string|text|richtext|relation)$/.test(attribute.type) ? this.attribute(name, attribute) : this.text(name);
  }

  /** A list's parameters, as Strapi's routes have them. */
  listQuery(uid: string, form: 'content' | 'admin'): Arbitrary<Record<string, unknown>> {
    const size = fc.integer({ min: 1, max: 25 });
    const pages: Record<string, Arbitrary<unknown>> = form === 'content' ? { pagination: fc.record({ page: size, pageSize: size }) } : { page: size, pageSize: size };
    const relations = Object.entries(this.models[uid]?.attributes ?? {}).filter(([, { type }]) => ['relation', 'component', 'media'].includes(type)).map(([name]) => name);
    const parts: Record<string, Arbitrary<unknown>> = { ...pages, filters: this.filters(uid), sort: this.sort(uid), _q: word, ...(form === 'content' ? { populate: relations.length > 0 ? fc.constantFrom<unknown>('*', ...relations, [relations[0]]) : fc.constant('*') } : {}) };
    return fc.subarray(Object.keys(parts)).chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, parts[key]]))));
  }

  private filters(uid: string): Arbitrary<unknown> {
    const attributes = Object.entries(this.models[uid]?.attributes ?? {}).filter(([name, attribute]) => this.isWritten(name, attribute));
    if (attributes.length === 0) return fc.constant({});
    return fc.constantFrom(...attributes).chain(([name, attribute]) => {
      if (attribute.type === 'relation') return fc.constantFrom(...OPERATORS).chain((operator) => this.idOf(attribute.target ?? '').map((id) => ({ [name]: { [typeof id === 'number' ? 'id' : 'documentId']: operand(operator, id) } })));
      return fc.tuple(fc.constantFrom(...(/^(integer|decimal|date|datetime)$/.test(attribute.type) ? ORDERED : OPERATORS)), this.attribute(name, attribute), fc.nat(4)).map(([operator, value, shape]) => {
        const asked = { [name]: operand(operator, value) };
        return shape === 0 ? { $and: [asked] } : shape === 1 ? { $or: [asked, { id: { $gt: 1 } }] } : asked;
      });
    });
  }

  private sort(uid: string): Arbitrary<unknown> {
    return fc.constantFrom('id', 'updatedAt', ...Object.keys(this.models[uid]?.attributes ?? {})).chain((name) => fc.constantFrom<unknown>(name, `${name}:desc`, [name], { [name]: 'asc' }));
  }
}

const OPERATORS = ['$eq', '$eqi', '$ne', '$nei', '$lt', '$lte', '$gt', '$gte', '$in', '$notIn', '$contains', '$containsi', '$notContains', '$notContainsi', '$startsWith', '$startsWithi', '$endsWith', '$endsWithi', '$between', '$null', '$notNull', '$not', '$jsonSupersetOf'];
/** Those of numbers and times. */
const ORDERED = ['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$in', '$notIn', '$between', '$null', '$notNull'];

function operand(operator: string, value: unknown): unknown {
  if (operator === '$between') return { $between: [value, value] };
  if (/In$|^\$in$/.test(operator)) return { [operator]: [value] };
  if (/ull$/.test(operator)) return { [operator]: true };
  return operator === '$not' ? { $not: { $eq: value } } : { [operator]: value };
}
