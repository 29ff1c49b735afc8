import { contentTypes as contentTypeRules } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from 'koa';
import { hiddenIn } from '../masks';
import { readerOf, type Reader } from '../reader';
import { FILE } from '../../uids';
import { visibleFilters, visibleSort } from '../visible';

/**
 * Related rows in GraphQL's answers. Strapi loads them for each parent by itself, past the Document Service:
 * here the parents of a level share their statements, and every row passes the row scope of its type.
 */
interface Attribute {
  type: string;
  relation?: string;
  target?: string;
  multiple?: boolean;
}

interface Model {
  uid: string;
  modelType: 'contentType' | 'component';
  attributes: Record<string, Attribute>;
  options?: { draftAndPublish?: boolean };
}

type Row = Record<string, unknown> & { id: number; documentId?: string };
type Args = Record<string, unknown>;

interface GraphqlContext {
  state: { auth?: unknown };
  koaContext: Context;
}

type Resolver = (parent: Row, args: Args, context: GraphqlContext, info: GraphQLResolveInfo) => Promise<unknown>;
type Middleware = (next: Resolver, ...call: Parameters<Resolver>) => Promise<unknown>;

interface Extension {
  shadowCRUD(uid: string): { isEnabled(): boolean; isDisabled(): boolean; field(name: string): { hasOutputEnabled(): boolean } };
  use(extension: () => object): void;
}

interface Field {
  owner: Model;
  name: string;
  attribute: Attribute;
  /** `Type.field`. */
  path: string;
}

/** Related rows beyond this number are not read at once to be cut to each parent's page. */
const AT_ONCE = 5000;
/** Parents of one statement. */
const PARENTS = 1000;

const perRow = new Set<string>();
/** Whether the rows behind `Type.field` are loaded for each parent by itself. */
export const isLoadedPerRow = (path: string): boolean => perRow.has(path);

/** Once the GraphQL plugin knows its types it asks for this, twice. */
export function batchRelations(strapi: Core.Strapi, extension: Extension): void {
  extension.use(() => {
    const resolvers: Record<string, Record<string, Resolver>> = {};
    const resolversConfig: Record<string, { middlewares: Middleware[] }> = {};
    for (const field of shownFields(strapi, extension)) {
      const [type] = field.path.split('.');
      if (isBatched(strapi, field)) resolvers[type] = { ...resolvers[type], ...resolversOf(strapi, field) };
      else {
        perRow.add(field.path);
        for (const path of [field.path, `${field.path}_connection`]) resolversConfig[path] = { middlewares: [onlyVisible(strapi, field)] };
      }
    }
    return { resolvers, resolversConfig };
  });
}

/** Every field behind which GraphQL shows other rows, as the GraphQL plugin decides it (builders/type). */
function shownFields(strapi: Core.Strapi, extension: Extension): Field[] {
  const { naming } = strapi.plugin('graphql').service('utils') as { naming: Record<'getTypeName' | 'getComponentName', (model: Model) => string> };
  const models = [...Object.values(strapi.components), ...Object.values(strapi.contentTypes)] as unknown as Model[];
  return models
    .filter(({ uid }) => !uid.startsWith('admin::') && extension.shadowCRUD(uid).isEnabled())
    .flatMap((owner) => {
      const type = owner.modelType === 'component' ? naming.getComponentName(owner) : naming.getTypeName(owner);
      return Object.entries(owner.attributes)
        .filter(([name, attribute]) => ['relation', 'media', 'component', 'dynamiczone'].includes(attribute.type) && isShown(owner, name, extension))
        .filter(([, attribute]) => !targetOf(attribute) || extension.shadowCRUD(targetOf(attribute) as string).isEnabled())
        .map(([name, attribute]) => ({ owner, name, attribute, path: `${type}.${name}` }));
    });
}

const isShown = (owner: Model, name: string, extension: Extension): boolean =>
  !contentTypeRules.isPrivateAttribute(owner as never, name) && extension.shadowCRUD(owner.uid).field(name).hasOutputEnabled();

const targetOf = ({ type, target }: Attribute): string | undefined => (type === 'media' ? FILE : target);
const isToMany = ({ type, relation, multiple }: Attribute): boolean => (type === 'media' ? multiple === true : (relation ?? '').endsWith('Many'));

/** Components and what points at several types are left to Strapi, and so are drafts, which it picks by the root's arguments. */
function isBatched(strapi: Core.Strapi, { attribute }: Field): boolean {
  const target = targetOf(attribute);
  if (typeof target !== 'string' || /^morph/.test(attribute.relation ?? '')) return false;
  return !(strapi.getModel(target as never) as unknown as Model).options?.draftAndPublish;
}

function resolversOf(strapi: Core.Strapi, field: Field): Record<string, Resolver> {
  const load: Resolver = (parent, args, context, info) => loaderOf(strapi, field, { args, context, info }).load(parent);
  if (!isToMany(field.attribute)) return { [field.name]: load };
  return { [field.name]: load, [`${field.name}_connection`]: async (...call) => ({ nodes: await load(...call), info: { args: {}, resourceUID: targetOf(field.attribute) } }) };
}

type Loader = DataLoader<Row, unknown>;
/** By request, place in the question and field: a fragment is one place for several types. */
const loaders = new WeakMap<GraphqlContext, Map<object, Map<string, Loader>>>();

interface Call {
  args: Args;
  context: GraphqlContext;
  info: GraphQLResolveInfo;
}

function loaderOf(strapi: Core.Strapi, field: Field, call: Call): Loader {
  const places = loaders.get(call.context) ?? new Map<object, Map<string, Loader>>();
  loaders.set(call.context, places);
  const [place] = call.info.fieldNodes;
  const here = places.get(place) ?? new Map<string, Loader>();
  places.set(place, here);
  const known = here.get(field.path);
  if (known) return known;
  const query = checkedQuery(strapi, field, call);
  const batch = async (parents: readonly Row[]) => related(strapi, field, { query: await query, reader: readerOf(call.context.koaContext), parents });
  // Writes of the same request change what is related: nothing is remembered.
  const made: Loader = new DataLoader(batch, { cache: false, maxBatchSize: PARENTS });
  here.set(field.path, made);
  return made;
}

interface Query {
  filters?: unknown;
  sort?: unknown;
  start?: number;
  limit?: number;
}

/** The arguments as Strapi takes them: checked and cleaned once for all parents. */
async function checkedQuery(strapi: Core.Strapi, { attribute }: Field, { args, context }: Call): Promise<Query> {
  const target = strapi.getModel(targetOf(attribute) as never);
  const { transformArgs } = strapi.plugin('graphql').service('builders').utils as { transformArgs(args: Args, options: object): object };
  const asked = transformArgs(args, { contentType: target, usePagination: true });
  const { auth } = context.state as { auth: never };
  await strapi.contentAPI.validate.query(asked as never, target, { auth });
  return (await strapi.contentAPI.sanitize.query(asked as never, target, { auth })) as Query;
}

interface Batch {
  query: Query;
  reader: Reader;
  parents: readonly Row[];
}

async function related(strapi: Core.Strapi, field: Field, { query, reader, parents }: Batch): Promise<unknown[]> {
  const ids = [...new Set(parents.map(({ id }) => id).filter((id) => id !== undefined))];
  const many = isToMany(field.attribute);
  const condition = conditionFor(strapi, field, query, reader);
  const found = many && (await areTooMany(strapi, field, ids)) ? await eachAlone(strapi, field, { ids, query, condition }) : await together(strapi, field, ids, condition);
  await mask(strapi, reader, targetOf(field.attribute) as string, [...found.values()].flat() as (Row | null)[]);
  const { start = 0, limit = -1 } = query;
  return parents.map(({ id }) => {
    const rows = found.get(id);
    if (!many) return rows ?? null;
    return ((rows ?? []) as Row[]).slice(start, limit < 0 ? undefined : start + limit);
  });
}

/** Takes out of rows what is hidden in them. */
async function mask(strapi: Core.Strapi, reader: Reader, uid: string, rows: (Row | null)[]): Promise<void> {
  const hidden = await hiddenIn(strapi, reader, uid, [...new Set(rows.flatMap((row) => row?.documentId ?? []))]);
  for (const row of rows) for (const name of hidden.get(row?.documentId ?? '') ?? []) delete (row as Row)[name];
}

/** Filters and order as `strapi.db.query` takes them, with the rows that the reader may see. */
function conditionFor(strapi: Core.Strapi, { attribute }: Field, { filters, sort }: Query, reader: Reader): object {
  const target = targetOf(attribute) as string;
  const scope = reader.where('read', target);
  const wanted = filters ? visibleFilters(strapi, reader, target, filters) : undefined;
  const order = sort ? visibleSort(strapi, reader, target, sort) : undefined;
  return strapi.get('query-params').transform(target, {
    ...(wanted || scope ? { filters: { $and: [wanted ?? {}, scope ?? {}] } } : {}),
    ...(order ? { sort: order } : {}),
  });
}

/** Files of a row are few, and Strapi cannot count them. */
async function areTooMany(strapi: Core.Strapi, { owner, name, attribute }: Field, ids: number[]): Promise<boolean> {
  if (attribute.type === 'media') return false;
  const counted = (await strapi.db.query(owner.uid).findMany({ select: ['id'], where: { id: { $in: ids } }, populate: { [name]: { count: true } } })) as Record<string, { count: number }>[];
  return counted.reduce((sum, row) => sum + (row[name]?.count ?? 0), 0) > AT_ONCE;
}

async function together(strapi: Core.Strapi, { owner, name, attribute }: Field, ids: number[], condition: object): Promise<Map<number, unknown>> {
  const rows = (await strapi.db.query(owner.uid).findMany({ select: ['id'], where: { id: { $in: ids } }, populate: { [name]: condition } })) as Row[];
  if (attribute.type === 'media') for (const row of rows) row[name] = await signed(strapi, row[name]);
  return new Map(rows.map((row) => [row.id, row[name]]));
}

async function signed(strapi: Core.Strapi, files: unknown): Promise<unknown> {
  const { signFileUrls } = strapi.plugin('upload').service('file') as { signFileUrls(file: unknown): Promise<unknown> };
  if (Array.isArray(files)) return Promise.all(files.map(signFileUrls));
  return files ? signFileUrls(files) : null;
}

/** One parent after the other, no more of each than its page. */
async function eachAlone(strapi: Core.Strapi, { owner, name }: Field, { ids, query: { start = 0, limit = -1 }, condition }: { ids: number[]; query: Query; condition: object }): Promise<Map<number, unknown>> {
  const found = new Map<number, unknown>();
  const page = limit < 0 ? {} : { limit: start + limit };
  for (const id of ids) found.set(id, await strapi.db.query(owner.uid).load({ id }, name, { ...condition, ...page } as never));
  return found;
}

/** For rows that Strapi loads itself. */
function onlyVisible(strapi: Core.Strapi, { attribute }: Field): Middleware {
  return async (next, parent, args, context, info) => {
    const answer = await next(parent, args, context, info);
    const keep = (rows: Row[]) => visibleOf(strapi, readerOf(context.koaContext), rows, targetOf(attribute));
    if (Array.isArray(answer)) return keep(answer as Row[]);
    if (!answer || typeof answer !== 'object') return answer;
    const { nodes } = answer as { nodes?: Row[] };
    return nodes ? { ...answer, nodes: await keep(nodes) } : ((await keep([answer as Row]))[0] ?? null);
  };
}

/** Rows of several types say which is theirs; components are parts of the row that was asked for. */
async function visibleOf(strapi: Core.Strapi, reader: Reader, rows: Row[], target?: string): Promise<Row[]> {
  const typeOf = (row: Row) => target ?? (row.__type as string | undefined);
  const types = new Set(rows.map(typeOf).filter((uid) => uid !== undefined && uid in strapi.contentTypes));
  const visible = new Set<Row>(rows.filter((row) => !types.has(typeOf(row))));
  for (const uid of types as Set<string>) {
    const own = rows.filter((row) => typeOf(row) === uid);
    const kept = await reader.keep('read', uid, own.flatMap(({ documentId }) => documentId ?? []));
    for (const row of own) if (row.documentId && kept.has(row.documentId)) visible.add(row);
  }
  return rows.filter((row) => visible.has(row));
}
