import type { Core } from '@strapi/strapi';
import { STAGE_CHANGED, type WebhooksAnswer } from '../../../contracts/workflow';
import { refusal } from '../kernel/errors';

interface Webhook {
  id: string;
  name: string;
  url: string;
  headers: Record<string, string>;
  events: string[];
  isEnabled: boolean;
}

interface WebhookStore {
  addAllowedEvent(key: string, event: string): void;
  findWebhooks(): Promise<Webhook[]>;
  updateWebhook(id: string, webhook: Webhook): Promise<Webhook | null>;
}

interface WebhookRunner {
  webhooksMap: Map<string, Webhook[]>;
  update(webhook: Webhook): void;
  remove(webhook: Webhook): void;
}

/**
 * Strapi's own webhooks send the event: its list of a webhook's events holds `crm.contact.stage-changed`.
 * Its settings page offers a fixed list only, hence the choice on the plugin's page.
 */
export function webhookService(strapi: Core.Strapi) {
  const store = () => strapi.get('webhookStore') as WebhookStore;
  const runner = () => strapi.get('webhookRunner') as WebhookRunner;
  const takesPart = ({ events }: Webhook) => events.includes(STAGE_CHANGED);

  /**
   * Makes this process send to what the database says: each process keeps a list of webhooks from its
   * start, and the choice may have been made in another one.
   */
  async function synchronize(): Promise<void> {
    const stored = await store().findWebhooks();
    for (const webhook of stored.filter(takesPart)) runner().update(webhook);
    const gone = (runner().webhooksMap.get(STAGE_CHANGED) ?? []).filter(({ id }) => !stored.some((webhook) => webhook.id === id && takesPart(webhook)));
    for (const webhook of gone) {
      // One that no longer takes part keeps its other events.
      const kept = stored.find(({ id }) => id === webhook.id);
      if (kept) runner().update(kept);
      else runner().remove(webhook);
    }
  }

  async function list(): Promise<WebhooksAnswer> {
    const webhooks = await store().findWebhooks();
    return { webhooks: webhooks.map((webhook) => ({ id: webhook.id, name: webhook.name, url: webhook.url, enabled: webhook.isEnabled, chosen: takesPart(webhook) })) };
  }

  return {
    list,
    synchronize,

    /** Strapi refuses a webhook with an event that nobody announced. */
    announceEvent: () => store().addAllowedEvent('CRM_CONTACT_STAGE_CHANGED', STAGE_CHANGED),

    /** The webhooks with these ids receive the event, all others do not. */
    async choose(chosen: string[]): Promise<WebhooksAnswer> {
      const webhooks = await store().findWebhooks();
      const unknown = chosen.filter((id) => !webhooks.some((webhook) => webhook.id === id));
      if (unknown.length > 0) throw refusal(unknown.map((id) => ({ field: 'chosen', reason: 'unknown', message: `There is no webhook ${id}` })));
      for (const webhook of webhooks.filter((each) => takesPart(each) !== chosen.includes(each.id))) {
        const others = webhook.events.filter((event) => event !== STAGE_CHANGED);
        await store().updateWebhook(webhook.id, { ...webhook, events: chosen.includes(webhook.id) ? [...others, STAGE_CHANGED] : others });
      }
      await synchronize();
      return list();
    },
  };
}
