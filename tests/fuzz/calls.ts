import fc, { type Arbitrary } from 'fast-check';
import type { Call, Caller, Model, Models, Route, Rows, Target } from './contract';
import { questions } from './graphql';
import { mutated } from './mutations';
import { Values } from './values';

type Make = (values: Values, rows: Rows) => Arbitrary<Call>;

/** How many times as often as another route one of the Content Manager is called, which stands for every type. */
const TYPES_OF_A_ROUTE = 6;

/** One after the other in a shuffled order, so that every route is called; routes that stand for many types stand there often. */
export function callersOf(target: Target): Make[] {
  const types = Object.values(target.models).filter(({ uid, plural }) => plural !== '' && /^(plugin::crm-contacts|api)[:.]/.test(uid));
  return target.routes.flatMap((route): Make[] => {
    if (route.path === '/graphql') return route.method === 'POST' ? questions(target.graphql).map((question) => (values) => question(values)) : [(values) => plainCall(route, undefined, target.models, values)];
    if (/:(model|uid|contentType)\b/.test(route.path)) return Array.from({ length: TYPES_OF_A_ROUTE }, () => (values) => fc.constantFrom(...types).chain((type) => plainCall(route, type, target.models, values)));
    return [(values) => plainCall(route, typeOf(route.path, target.models), target.models, values)];
  });
}

/** A valid call, as far as can be told from outside; half of them with something wrong in one place. */
export const callOf = (make: Make, values: Values, rows: Rows): Arbitrary<Call> =>
  make(values, rows).chain((call) => fc.oneof(fc.constant(call), mutated(call)));

/** The type whose rows a path is about: `/api/crm-contacts/contacts/:id` → contact. */
function typeOf(path: string, models: Models): Model | undefined {
  const segments = path.split('/').reverse();
  const plurals = new Map(Object.values(models).filter(({ plural }) => plural !== '').map((model) => [model.plural, model]));
  return segments.map((segment) => plurals.get(segment)).find(Boolean) ?? (path.includes('/upload') ? models['plugin::upload.file'] : undefined);
}

function callers(api: Route['api']): Arbitrary<Caller> {
  const own: Caller[] = api === 'admin' ? ['super admin', 'super admin', 'CRM Sales'] : ['API token'];
  const stranger: Caller = api === 'admin' ? 'API token' : 'super admin';
  return fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: fc.constant(stranger) });
}

function plainCall(route: Route, type: Model | undefined, models: Models, values: Values): Arbitrary<Call> {
  return fc
    .record({
      caller: callers(route.api),
      path: pathOf(route.path, type, models, values),
      query: queryOf(route, type, values),
      body: ['GET', 'DELETE'].includes(route.method) ? fc.constant(undefined) : bodyOf(route, type, values),
    })
    .map((parts) => ({ route: `${route.method} ${route.path}`, method: route.method, headers: {}, ...parts }));
}

function pathOf(path: string, type: Model | undefined, models: Models, values: Values): Arbitrary<string> {
  const segments = path.split('/').map((segment): Arbitrary<string> => (segment.startsWith(':') ? parameter(segment.slice(1), type, path, models, values).map(String) : fc.constant(segment)));
  return fc.tuple(...segments).map((parts) => parts.map((part) => encodeURIComponent(part)).join('/').replaceAll('%3A', ':'));
}

function parameter(name: string, type: Model | undefined, path: string, models: Models, values: Values): Arbitrary<string | number> {
  if (/^(model|uid|contentType)$/.test(name)) return path.includes('components') ? fc.constantFrom(...Object.values(models).filter(({ plural }) => plural === '').map(({ uid }) => uid)) : fc.constant(type?.uid ?? 'x');
  if (name === 'source') return fc.constantFrom('inquiry', 'quote', 'order', 'invoice');
  if (name === 'targetField') return fc.constantFrom(...Object.keys(type?.attributes ?? { x: 1 }).filter((each) => type?.attributes[each].type === 'relation'), 'owner');
  if (/^(documentId|id|sourceId)$/.test(name) && path.includes('/:source/')) return fc.oneof(...['inquiry', 'quote', 'order', 'invoice'].map((source) => values.idOf(`api::${source}.${source}`)));
  if (/^(documentId|id|sourceId|role)$/.test(name) && type) return values.idOf(type.uid);
  return values.text(name).map(String);
}

function queryOf(route: Route, type: Model | undefined, values: Values): Arbitrary<unknown> {
  if (route.query) return values.declared(route.query, '', type?.uid);
  if (type && route.method === 'GET' && !/:\w+$/.test(route.path)) return fc.oneof(fc.constant({}), values.listQuery(type.uid, route.api));
  return fc.constant({});
}

function bodyOf({ path, body, method }: Route, type: Model | undefined, values: Values): Arbitrary<unknown> {
  if (body && !(type && isRow(path))) return values.declared(body, '', type?.uid);
  if (/actions\/bulk/.test(path) && type) return values.idOf(type.uid).map((id) => (path.startsWith('/upload') ? { fileIds: [id], folderIds: [] } : { documentIds: [id] }));
  if (!type) return fc.record({ identifier: values.text('name'), password: values.text('name') });
  const data = values.data(type.uid, method === 'PUT' ? 'change' : 'create');
  return path.startsWith('/content-manager') ? data : data.map((row) => ({ data: row }));
}

/** `/contacts`, `/contacts/:id`: the row itself, whose attributes say more than the schema of the route. */
const isRow = (path: string) => /^(\/api)?\/(crm-contacts\/)?[\w-]+(\/:\w+)?$/.test(path);
