import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refusal } from './errors';
import type { Route } from './feature';
import { withNul } from './nul';
import { revealing } from './rights/quotes';
import { PLUGIN } from './uids';

/** A field of GraphQL's `Query` or `Mutation` that answers as an endpoint of the content API does. */
export interface GraphqlField {
  on: 'Query' | 'Mutation';
  name: string;
  /** Arguments, `documentId: ID!` among them. */
  args: string;
  type: string;
  /** `controller.method` of a content route, whose rights the field asks for. */
  handler: string;
}

/** What a feature adds to GraphQL: types in the schema language, and the fields that answer with them. */
export interface GraphqlPart {
  types: string;
  fields: GraphqlField[];
}

const endpoints = new Set<string>();
/** Whether a field of the root runs an endpoint of the plugin, which costs more than a list. */
export const isEndpointField = (name: string): boolean => endpoints.has(name);

type Args = Record<string, unknown> & { documentId: string };
type Handler = (ctx: Context) => Promise<void>;
type Resolver = (parent: unknown, args: Args, context: { koaContext: Context }) => Promise<unknown>;

interface GraphqlExtension {
  use(extension: () => object): void;
}

/**
 * Adds fields to the host's GraphQL, if it has one. Each is answered by the handler of the endpoint
 * itself, so that checks, rights and shapes are the same: arguments stand in for query and body.
 */
export function extendGraphql(strapi: Core.Strapi, { types, fields }: GraphqlPart, routes: Route[]): void {
  for (const { name } of fields) endpoints.add(name);
  const extension = strapi.plugin('graphql')?.service('extension') as GraphqlExtension | undefined;
  extension?.use(() => ({
    typeDefs: [types, ...fields.map(({ on, name, args, type }) => `extend type ${on} { ${name}(${args}): ${type} }`)].join('\n'),
    resolvers: {
      Query: resolversOf(strapi, fields.filter(({ on }) => on === 'Query')),
      Mutation: resolversOf(strapi, fields.filter(({ on }) => on === 'Mutation')),
    },
    resolversConfig: Object.fromEntries(fields.map(({ on, name, handler }) => [`${on}.${name}`, rightsOf(handler, routes)])),
  }));
}

/** What the endpoint asks for, the field asks for. */
function rightsOf(handler: string, routes: Route[]): Pick<Route['config'], 'auth' | 'policies'> {
  const route = routes.find((candidate) => candidate.handler === handler);
  if (!route) throw new Error(`No content route is answered by "${handler}"`);
  return { auth: route.config.auth, policies: route.config.policies };
}

const resolversOf = (strapi: Core.Strapi, fields: GraphqlField[]): Record<string, Resolver> =>
  Object.fromEntries(fields.map(({ name, handler }) => [name, resolverOf(strapi, handler)]));

function resolverOf(strapi: Core.Strapi, handler: string): Resolver {
  const [controller, method] = handler.split('.');
  return async (_parent, { documentId, ...args }, { koaContext }) => {
    // A text that is searched for may have one (kernel/nul.ts).
    const found = withNul({ documentId, ...args, q: undefined });
    if (found.length > 0) throw refusal(found);
    // An argument that is null was not given: an address has no such value.
    const query = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
    const call = { params: { documentId }, query, request: { body: args }, state: koaContext.state, body: undefined } as unknown as Context;
    const handlers = strapi.plugin(PLUGIN).controller(controller) as unknown as Record<string, Handler>;
    await revealing(strapi, async () => handlers[method](call));
    return call.body;
  };
}
