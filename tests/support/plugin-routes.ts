import type { Application } from './application';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  handler: string | object;
  takes?: { query?: { shape?: object } };
}

export interface Router {
  type: 'admin' | 'content-api';
  routes: Route[];
}

/** The routes that the plugin declares, of the panel and of sites. */
export function routersOf(app: Application): Router[] {
  const declared = app.strapi.plugin('crm-contacts').routes as unknown as Record<string, Router | (() => Router)>;
  return Object.values(declared).map((router) => (typeof router === 'function' ? router() : router));
}

const CORE = /^plugin::crm-contacts\.[\w-]+\.(find|findOne|create|update|delete)$/;
const ROWS = /^[\w-]+-rows\.(find|findOne|create|update|delete)$/;

/** Whether Strapi's own controller answers. */
export const isCore = ({ handler }: Route): boolean => typeof handler === 'string' && CORE.test(handler);

/** Whether the route is one of the five that the panel has for the rows of every type. */
export const isOfRows = ({ handler }: Route): boolean => typeof handler === 'string' && ROWS.test(handler);
