import { factories, type Core, type UID as StrapiUID } from '@strapi/strapi';
import config from './config';
import { features } from './features';
import { gateUploads } from './files/uploads.gate';
import { uploadsMiddleware } from './files/uploads.middleware';
import { declareActions } from './kernel/rights/actions';
import { crudController, crudRoutes } from './kernel/crud';
import type { Route } from './kernel/feature';
import { extendGraphql } from './kernel/graphql';
import { guardGraphqlRequests, limitGraphql } from './kernel/graphql-limits';
import { guardWrites } from './kernel/guard';
import { asksOwnAction, POLICY } from './kernel/own-action';
import { refuseNulInAddress, refuseNulInReads } from './kernel/nul';
import { conditional } from './kernel/precondition';
import { refuseOversizedRequests } from './kernel/queries/address';
import { judgeQueries, judgeReads } from './kernel/queries/judge';
import { judgeInputOfStrapi, refuseNulInBodiesOfStrapi } from './kernel/strapi-input';
import { taking } from './kernel/takes';
import { ensureCounters, LOCKS } from './kernel/transaction';
import { markStoredFiles } from './kernel/rights/files/guarded-files';
import { declareRights, isUnreachable, rightsOf, type TypeRights } from './kernel/rights/type-rights';
import { guardRights, guardWaysIn, guardWebhooks } from './kernel/rights/ways-in';
import { PLUGIN } from './kernel/uids';
import { refuseUnreadableBodies } from './kernel/unreadable-body';
import { services } from './services';

const all = Object.values(features);

const types = Object.assign({}, ...all.map((feature) => feature.contentTypes)) as Record<string, { schema: { info: { pluralName: string } }; rights: TypeRights }>;
for (const [name, { rights }] of Object.entries(types)) declareRights(uidOf(name), rights);
const contentTypes = Object.fromEntries(Object.entries(types).map(([name, { schema }]) => [name, { schema }]));

/** Types with core CRUD in the content API: all but the plugin's own bookkeeping. */
const publicTypes = Object.keys(contentTypes).filter((name) => !isUnreachable(uidOf(name)));

function uidOf(name: string): StrapiUID.ContentType {
  return `plugin::${PLUGIN}.${name}` as StrapiUID.ContentType;
}

const typesByPlural = Object.fromEntries(Object.entries(contentTypes).map(([name, { schema }]) => [schema.info.pluralName, uidOf(name)]));

/** One entry per feature that has the part, under the feature's name. */
function partsOf<Part extends 'service' | 'controller'>(part: Part) {
  const entries = Object.entries(features).filter(([, feature]) => feature[part]);
  return Object.fromEntries(entries.map(([name, feature]) => [name, feature[part]]));
}

function coreParts<Made>(make: (uid: StrapiUID.ContentType) => Made): Record<string, Made> {
  return Object.fromEntries(publicTypes.map((name) => [name, make(uidOf(name))]));
}

/** A plugin's core router must be a function: its content type does not exist while this file loads. */
const coreRouters = Object.fromEntries(
  publicTypes.map((name) => [
    name,
    () => ({ type: 'content-api', routes: routesOf(factories.createCoreRouter(uidOf(name), rightsOf(uidOf(name))?.sites === 'reading' ? { only: ['find', 'findOne'] } : {})) }),
  ])
);

function routesOf(router: { routes: unknown }) {
  return typeof router.routes === 'function' ? router.routes() : router.routes;
}

const rowControllers = Object.fromEntries(
  publicTypes.map((name) => [
    `${name}-rows`,
    ({ strapi }: { strapi: Core.Strapi }) => crudController(strapi, uidOf(name)),
  ])
);

/** Own routes take what they declare and no more, and write only what is as the caller has seen it. */
function guarded(routes: Route[]): Route[] {
  return routes.map((route) => ({
    ...route,
    config: { ...route.config, middlewares: [...(route.config.middlewares ?? []), taking(route.takes), ...conditional(route, typesByPlural)] },
  }));
}

const rowRoutes = publicTypes.flatMap((name) => crudRoutes(contentTypes[name].schema.info.pluralName, name));

export default {
  config,
  contentTypes,
  middlewares: { uploads: uploadsMiddleware },
  services: { ...coreParts((uid) => factories.createCoreService(uid)), ...partsOf('service') },
  controllers: { ...coreParts((uid) => factories.createCoreController(uid)), ...rowControllers, ...partsOf('controller') },
  policies: { [POLICY]: asksOwnAction },
  // A feature's own paths come first: `contacts/duplicates` is not a document's id.
  routes: {
    admin: { type: 'admin', routes: guarded([...all.flatMap((feature) => feature.routes?.admin ?? []), ...rowRoutes]) },
    'content-api': { type: 'content-api', routes: guarded(all.flatMap((feature) => feature.routes?.contentApi ?? [])) },
    ...coreRouters,
  },

  async register({ strapi }: { strapi: Core.Strapi }) {
    gateUploads(strapi);
    // Before rights, whose conditions hold queries and are no input.
    judgeReads(strapi);
    refuseUnreadableBodies(strapi);
    judgeInputOfStrapi(strapi);
    for (const feature of all) await feature.register?.(strapi);
    for (const { graphql, routes } of all) if (graphql) extendGraphql(strapi, graphql, routes?.contentApi ?? []);
    limitGraphql(strapi);
    refuseNulInReads(strapi);
    guardWaysIn(strapi, { namesOfUsers: (documentIds) => services(strapi).access.namesOf(documentIds) });
    judgeQueries(strapi);
    // Rights before rules: what is hidden is told by no refusal.
    guardWrites(strapi, [guardRights, guardWebhooks, ...all.flatMap((feature) => feature.guards ?? [])]);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    refuseNulInAddress(strapi);
    refuseOversizedRequests(strapi);
    refuseNulInBodiesOfStrapi(strapi);
    guardGraphqlRequests(strapi);
    await ensureCounters(strapi, [...LOCKS, 'contact-number']);
    await markStoredFiles(strapi);
    const actions = all.flatMap((feature) => feature.actions);
    await strapi.service('admin::permission').actionProvider.registerMany(
      actions.map(({ uid, displayName, subCategory }) => ({ uid, displayName, subCategory, section: 'plugins', pluginName: PLUGIN }))
    );
    declareActions(actions);
    for (const feature of all) await feature.bootstrap?.(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    for (const feature of all) await feature.destroy?.(strapi);
  },
};
