import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { TransitionsAnswer } from '../../../contracts/workflow';
import { bodyOf, queryOf } from '../kernel/body';
import { shownRow } from '../kernel/rights/masks';
import { readerOf } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { stateOf } from './transition.service';
import * as schemas from './workflow.schemas';

export function workflowController({ strapi }: { strapi: Core.Strapi }) {
  const workflow = () => services(strapi).workflow;

  return {
    async definition(ctx: Context) {
      ctx.body = await workflow().definition();
    },

    async transitions(ctx: Context) {
      const reader = readerOf(ctx);
      const contact = await workflow().readable(reader, ctx.params.documentId);
      const { stage, status } = stateOf(contact);
      const transitions = await workflow().transitionsOf(reader, contact);
      const proposals = await workflow().proposalsOf(reader, contact, transitions);
      ctx.body = { documentId: contact.documentId, stage, stageStatus: status, transitions, proposals } satisfies TransitionsAnswer;
    },

    async transition(ctx: Context) {
      const request = bodyOf(ctx, schemas.transition);
      const reader = readerOf(ctx);
      const { arrivedAt } = ctx.state as { arrivedAt?: number };
      const contact = await workflow().transition({ ...request, documentId: ctx.params.documentId, reader, arrivedAt });
      ctx.body = { data: { ...(await shownRow(strapi, reader, UID.contact, contact)), id: undefined } };
    },

    async stageChanges(ctx: Context) {
      ctx.body = await workflow().stageChanges(readerOf(ctx), ctx.params.documentId, queryOf(ctx, schemas.pageQuery));
    },

    async settings(ctx: Context) {
      ctx.body = await workflow().settings();
    },

    async save(ctx: Context) {
      ctx.body = await workflow().save(bodyOf(ctx, schemas.workflowUpdate), readerOf(ctx).user?.id ?? null);
    },

    async webhooks(ctx: Context) {
      ctx.body = await workflow().webhooks.list();
    },

    async chooseWebhooks(ctx: Context) {
      ctx.body = await workflow().webhooks.choose(bodyOf(ctx, schemas.webhookChoice).chosen);
    },
  };
}
