import { ADMINISTRATORS, WRITERS } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { services } from '../services';
import { stageChange } from './schemas/stage-change';
import { guardClones, guardStages } from './stage.guard';
import { workflowController } from './workflow.controller';
import { workflowGraphql } from './workflow.graphql';
import { workflowRoutes } from './workflow.routes';
import { workflowService } from './workflow.service';

export type { WorkflowService } from './workflow.service';

export const workflow: Feature = {
  contentTypes: { 'stage-change': stageChange },
  actions: [
    { uid: 'workflow.transition', displayName: 'Change the stage of contacts', subCategory: 'workflow', grants: WRITERS },
    { uid: 'workflow.settings', displayName: 'Configure the workflow and its webhooks', subCategory: 'workflow', grants: ADMINISTRATORS },
  ],
  service: workflowService,
  controller: workflowController,
  routes: workflowRoutes,
  graphql: workflowGraphql,
  guards: [guardClones],

  register(strapi) {
    guardStages(strapi);
    // Before authentication: whoever is decided about only after a competitor's commit was still the slower one.
    strapi.server.use(async (ctx, next) => {
      ctx.state.arrivedAt = Date.now();
      return next();
    });
  },

  async bootstrap(strapi) {
    const { webhooks, resumeDue, schedule } = services(strapi).workflow;
    webhooks.announceEvent();
    schedule();
    await resumeDue();
  },

  destroy(strapi) {
    services(strapi).workflow.unschedule();
  },
};
