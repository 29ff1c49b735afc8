import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { JsonSchema, Route } from './contract';

/** What the product exposes: the plugin, the host's documents, and those parts of Strapi in which their rows appear. */
const CALLED = /^\/(crm-contacts|content-manager|upload|api|graphql)(\/|$)/;

/**
 * Left out of these: what builds types and writes files (content-type-builder), what sends something to other machines
 * (email, upload-from-urls), what would ask a paid service (AI), and what says which rights sites have (users-permissions). All of `/admin`, `/users-permissions`, `/i18n` and
 * the rest of Strapi's own panel are not the product's, and would take the callers' users, roles and tokens away.
 */
const LEFT_OUT = /^\/(api\/(content-type-builder|email|users-permissions)|upload\/actions\/(upload-from-urls|generate-ai-metadata)|upload\/ai-metadata-jobs)(\/|$)/;

/** Strapi's router declares GET with HEAD, and GraphQL with every method there is. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

interface Layer {
  methods: string[];
  path: string;
}

interface Declared {
  method: string;
  path: string;
  takes?: { query?: z.ZodType; body?: z.ZodType };
}

interface Router {
  type: 'admin' | 'content-api';
  routes: Declared[];
}

/** Every route of the running application that is called, read from its router. */
export function routesOf(strapi: Core.Strapi): Route[] {
  const takes = declaredTakes(strapi);
  const layers = strapi.server.listRoutes() as unknown as Layer[];
  return layers
    .filter(({ path }) => CALLED.test(path) && !LEFT_OUT.test(path) && !path.includes('('))
    .flatMap(({ methods, path }) =>
      methods
        .filter((method) => METHODS.includes(method))
        .map((method): Route => ({ method, path, api: /^\/(api|graphql)(\/|$)/.test(path) ? 'content' : 'admin', ...takes.get(`${method} ${path}`) }))
    );
}

/** What the plugin's own routes take, by method and full path. */
function declaredTakes(strapi: Core.Strapi): Map<string, Pick<Route, 'query' | 'body'>> {
  const declared = strapi.plugin('crm-contacts').routes as unknown as Record<string, Router | (() => Router)>;
  const routers = Object.values(declared).map((router) => (typeof router === 'function' ? router() : router));
  return new Map(
    routers.flatMap(({ type, routes }) =>
      routes
        .filter(({ takes }) => takes)
        .map(({ method, path, takes }): [string, Pick<Route, 'query' | 'body'>] => [
          `${method} ${type === 'admin' ? '' : '/api'}/crm-contacts${path}`,
          { query: schemaOf(takes?.query), body: schemaOf(takes?.body) },
        ])
    )
  );
}

const schemaOf = (schema = z.strictObject({}) as z.ZodType): JsonSchema => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema;
