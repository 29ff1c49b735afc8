import type { Core } from '@strapi/strapi';
import { refusal } from '../errors';
import { isGuarded } from '../rights/type-rights';
import type { AttributesOf, Limits } from './filters.rules';
import { withLists } from './lists';
import { objectionsToQuery, type Asked } from './query.rules';

/** From outside. More would be a query made to be slow. */
const ASKED: Limits = { values: 1_000 };
/** From code, which may look for as many rows as it has just read. */
const WRITTEN: Limits = { values: Infinity };

type Query = Asked & Record<string, unknown>;
type Ask = (query: Query, ...rest: never[]) => Promise<unknown>;

/** Strapi's own types that the product shows: its files and site users. What a host's other types take is none of ours. */
const OF_STRAPI = /^plugin::(upload|users-permissions)\./;

const isJudged = (uid: string | undefined): uid is string => isGuarded(uid) || OF_STRAPI.test(uid ?? '');

/** The query with its lists (lists.ts); 400 where it cannot be answered as it is. */
function judged(strapi: Core.Strapi, uid: string, query: Query, limits: Limits): Query {
  if (!isJudged(uid)) return query;
  const asked = withLists(query);
  const found = objectionsToQuery(attributesIn(strapi), uid, asked, limits);
  if (found.length > 0) throw refusal(found);
  return asked;
}

const attributesIn = (strapi: Core.Strapi): AttributesOf => (uid) => (strapi.getModel(uid as never) as { attributes: ReturnType<AttributesOf> } | undefined)?.attributes;

interface ContentApi {
  validate: { query(query: Query, schema: { uid: string }, options?: object): Promise<void> };
  sanitize: { query(query: Query, schema: { uid: string }, options?: object): Promise<Query> };
}

type Checker = Record<string, unknown> & { sanitizedQuery: Ask & Record<string, Ask>; sanitizeQuery: Ask; validateQuery: Ask };

interface CheckerService {
  create(options: { model: string }): Checker;
}

/**
 * Judges what is asked of the plugin's types, of linked documents, files and site users, wherever Strapi itself first
 * looks at a query: content API and GraphQL (relations too) ask `contentAPI.validate`, the Content Manager, the panel's
 * own lists and MCP the permission checker, the media library a permissions manager. Register after what narrows the
 * checker (kernel/rights).
 */
export function judgeQueries(strapi: Core.Strapi): void {
  const { validate, sanitize } = strapi.contentAPI as unknown as ContentApi;
  const { query: validateQuery } = validate;
  const { query: sanitizeQuery } = sanitize;
  validate.query = async (query, schema, options) => validateQuery(judged(strapi, schema?.uid, query, ASKED), schema, options);
  sanitize.query = async (query, schema, options) => sanitizeQuery(isJudged(schema?.uid) ? withLists(query) : query, schema, options);
  strapi.get('services').extend('plugin::content-manager.permission-checker', (service: CheckerService) => ({
    ...service,
    create(options: { model: string }) {
      const checker = service.create(options);
      return isGuarded(options.model) ? { ...checker, ...judgingChecker(strapi, checker, options.model) } : checker;
    },
  }));
  judgeMediaLibrary(strapi);
}

interface Manager {
  validateQuery: Ask;
}

interface PermissionService {
  createPermissionsManager(options: { model?: string }): Manager;
}

function judgeMediaLibrary(strapi: Core.Strapi): void {
  strapi.get('services').extend('admin::permission', (service: PermissionService) => ({
    ...service,
    createPermissionsManager(options: { model?: string }) {
      const manager = service.createPermissionsManager(options);
      const { model = '' } = options;
      if (!OF_STRAPI.test(model)) return manager;
      // Its other members are getters, which a copy would read at once.
      return Object.assign(Object.create(manager) as Manager, { validateQuery: (async (query, ...rest) => manager.validateQuery(judged(strapi, model, query, ASKED), ...rest)) as Ask });
    },
  }));
}

function judgingChecker(strapi: Core.Strapi, checker: Checker, uid: string): Partial<Checker> {
  const judging = (ask: Ask): Ask => async (query, ...rest) => ask(judged(strapi, uid, query, ASKED), ...rest);
  const byAction = Object.keys(checker.sanitizedQuery).map((action) => [action, judging(checker.sanitizedQuery[action])]);
  return {
    sanitizedQuery: Object.assign(judging(checker.sanitizedQuery), Object.fromEntries(byAction)) as Checker['sanitizedQuery'],
    sanitizeQuery: judging(checker.sanitizeQuery),
    validateQuery: judging(checker.validateQuery),
  };
}

const READS = ['findMany', 'findFirst', 'findOne', 'count'];

/**
 * Document Service middleware for what the host's own controllers and resolvers pass on. Register before
 * what adds conditions of the reader (kernel/rights). Without a request, in jobs and at start, nothing is judged.
 */
export function judgeReads(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (READS.includes(context.action) && strapi.requestContext.get()) {
      // The Content Manager asks for several locales at once.
      const asked = Object.fromEntries(Object.entries(context.params ?? {}).filter(([name]) => name !== 'locale'));
      context.params = { ...context.params, ...judged(strapi, context.uid, asked, WRITTEN) } as typeof context.params;
    }
    return next();
  });
}
