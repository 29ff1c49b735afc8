import type { Core } from '@strapi/strapi';
import { GraphQLError, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import type { Context, Next } from 'koa';
import bodyParser from 'koa-bodyparser';
import { isEndpointField } from './graphql';
import { costInValues } from './graphql-cost.rules';
import { objectionToQuestion, type Question, type QuestionLimits } from './graphql-question.rules';
import { settingsOf } from './settings';
import { isLoadedPerRow } from './rights/ways-in/graphql-relations';
import { asUnreadable } from './unreadable-body';

/** What one request may ask of GraphQL; docs/api.md says it to callers. */
const QUESTION: QuestionLimits = { tokens: 2000, aliases: 30, fields: 1000, variables: 2000, inputDepth: 20 };
const VALUES = 5000;
const DEPTH = 10;

interface Answer {
  http: { status?: number };
  body?: { kind: string; singleResult?: { errors?: GraphQLFormattedError[] } };
}

/** What the hooks of Apollo's plugins are given; the package itself is the GraphQL plugin's. */
interface RequestContext {
  request: { variables?: Record<string, unknown>; operationName?: string };
  schema: GraphQLSchema;
  document: DocumentNode;
  contextValue: { koaContext: Context };
  errors?: readonly GraphQLError[];
  response: Answer;
}

/**
 * Bounds what one request to GraphQL may cost, in any host: in `register`, since the GraphQL plugin makes
 * its server of this configuration in its own bootstrap.
 */
export function limitGraphql(strapi: Core.Strapi): void {
  if (!strapi.plugin('graphql')) return;
  const { depthLimit, apolloServer = {} } = strapi.config.get('plugin::graphql') as { depthLimit?: unknown; apolloServer?: { plugins?: object[]; parseOptions?: object } };
  // Without one, related rows could be asked for without an end; a host's own is kept.
  if (!(Number.isFinite(depthLimit) && Number(depthLimit) > 0)) strapi.config.set('plugin::graphql.depthLimit', DEPTH);
  strapi.config.set('plugin::graphql.apolloServer', {
    ...apolloServer,
    plugins: [...(apolloServer.plugins ?? []), apolloPlugin(strapi)],
  });
}

const apolloPlugin = (strapi: Core.Strapi) => ({
  async requestDidStart() {
    return {
      async didResolveOperation(asked: RequestContext) {
        assertPayable(strapi, asked);
      },
      async executionDidStart() {
        return { willResolveField: assertGoingOn };
      },
      async willSendResponse(asked: RequestContext) {
        withoutInternals(strapi, asked);
      },
    };
  },
});

function assertPayable(strapi: Core.Strapi, { schema, document, request }: RequestContext): void {
  const { defaultLimit, maxLimit } = strapi.config.get('plugin::graphql') as { defaultLimit?: number; maxLimit?: number };
  const prices = { defaultLimit: defaultLimit ?? 100, maxLimit: maxLimit ?? -1, isEndpoint: isEndpointField, isLoadedPerRow };
  const cost = refusingWrongValues(() => getComplexity({ schema, query: document, variables: request.variables, operationName: request.operationName, estimators: [costInValues(prices)] }));
  if (cost <= VALUES) return;
  throw new GraphQLError(`The answer could hold more than ${VALUES} values (${cost}): ask for fewer fields or smaller pages`, {
    extensions: { code: 'TOO_EXPENSIVE', http: { status: 400 } },
  });
}

/** The estimate is the first to read variables by their types: Apollo would take what it throws for a failure of the server. */
function refusingWrongValues<Result>(estimate: () => Result): Result {
  try {
    return estimate();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}

/** Requests that are to be worked on no more, with the reason. */
const ended = new WeakMap<Context, string>();

/** Before every field: nothing more is loaded for a caller who is gone or has been told that it took too long. */
function assertGoingOn({ contextValue: { koaContext } }: { contextValue: { koaContext: Context } }): void {
  const reason = ended.get(koaContext) ?? (koaContext.req.socket.destroyed ? 'The caller is gone' : undefined);
  if (reason) throw new GraphQLError(reason, { extensions: { code: 'ENDED' } });
}

/**
 * A failure that is nobody's refusal says nothing of its cause: Strapi puts the database's words, and with
 * them the statement, into the answer.
 */
function withoutInternals(strapi: Core.Strapi, { response, errors: causes = [], contextValue: { koaContext } }: RequestContext): void {
  const result = response.body?.singleResult;
  if (!result?.errors) return;
  result.errors = result.errors.map((error, index) => {
    if (error.extensions?.code !== 'INTERNAL_SERVER_ERROR') return error;
    const cause = causes[index]?.originalError;
    if (!cause || cause instanceof GraphQLError) return { ...error, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    if (!ended.has(koaContext)) strapi.log.error(cause);
    const { locations, path } = error;
    return { message: 'Internal Server Error', locations, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  });
}

/**
 * Refuses a question by its size before Apollo's checks walk it, and ends what takes too long. In `bootstrap`:
 * after Strapi's middlewares, which word what is thrown, and before its routes. Strapi leaves the body of this
 * address to the GraphQL plugin, which reads it with the same parser unless that has been done.
 */
export function guardGraphqlRequests(strapi: Core.Strapi): void {
  if (!strapi.plugin('graphql')) return;
  const endpoint = strapi.config.get('plugin::graphql.endpoint') as string;
  const { bodyParserConfig } = strapi.config.get('plugin::graphql.apolloServer') as { bodyParserConfig?: bodyParser.Options | boolean };
  const readBody = bodyParser(typeof bodyParserConfig === 'object' ? bodyParserConfig : undefined);
  strapi.server.use(async (ctx: Context, next: Next) => {
    if (ctx.path !== endpoint) return next();
    if (bodyParserConfig !== false) {
      await readBody(ctx as never, async () => undefined).catch((error: unknown) => {
        throw asUnreadable(error);
      });
    }
    const objection = objectionToQuestion(questionOf(ctx), QUESTION);
    return objection ? answerError(ctx, 400, 'TOO_LARGE', objection) : inTime(ctx, next, settingsOf(strapi).graphqlSeconds);
  });
}

function questionOf({ method, query, request }: Context): Question {
  const asked = method === 'GET' ? query : ((request as { body?: Question | null }).body ?? {});
  return { query: asked.query, variables: typeof asked.variables === 'string' ? parsed(asked.variables) : asked.variables };
}

/** Apollo says what is wrong with a text that is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerError(ctx: Context, status: number, code: string, message: string): void {
  ctx.status = status;
  ctx.body = { errors: [{ message, extensions: { code } }] };
}

async function inTime(ctx: Context, next: Next, seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000);
  });
  try {
    const first = await Promise.race([next(), late]);
    if (first !== 'late') return;
    ended.set(ctx, `The request took longer than ${seconds} s`);
    answerError(ctx, 503, 'TOO_SLOW', `The request took longer than ${seconds} s and was ended`);
  } finally {
    clearTimeout(timer);
  }
}
