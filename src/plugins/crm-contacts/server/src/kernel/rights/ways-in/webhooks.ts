import type { Core } from '@strapi/strapi';
import type { WriteGuard } from '../../guard';
import { isInternal } from '../../schema';
import { ADMIN_USER } from '../../uids';
import type { Reader } from '../reader';
import { scopeCondition } from '../row-scope';
import { guardedTypes, isGuarded } from '../type-rights';

/** Who gets a webhook knows no rights: it is shown what any site could be shown, and nothing else. */
const anySite: Pick<Reader, 'kind' | 'user'> = { kind: 'api', user: null };

interface Event {
  uid?: string;
  entry?: Record<string, unknown> & { documentId?: string };
  [more: string]: unknown;
}

type Run = (webhook: unknown, event: string, info?: Event) => Promise<unknown>;

interface WebhookRunner {
  webhooksMap: Map<string, unknown[]>;
  run: Run;
}

interface EventHub {
  emit(event: string, ...args: unknown[]): Promise<void>;
}

/** Deleted rows that no site could see, until their event is out: afterwards nobody can tell. */
const hiddenDeletions = new Set<string>();

const runnerOf = (strapi: Core.Strapi) => strapi.get('webhookRunner') as unknown as WebhookRunner;
const isHeard = (strapi: Core.Strapi, event: string) => runnerOf(strapi).webhooksMap.has(event);
const publicRows = (strapi: Core.Strapi, uid: string) => scopeCondition(strapi, anySite as Reader, 'read', uid);

export const guardWebhooks: WriteGuard = {
  uids: guardedTypes,
  actions: ['delete'],
  async before({ strapi, uid, documentId }) {
    if (!documentId || !isHeard(strapi, 'entry.delete')) return;
    const name = `${uid}/${documentId}`;
    if (await isPublic(strapi, uid, documentId)) hiddenDeletions.delete(name);
    else hiddenDeletions.add(name);
  },
};

/**
 * Strapi's `entry.…` events carry a row with all columns of all that it is related to, whoever listens. What is sent
 * is decided when the event happens; a row that no site may see is sent to nobody. Other listeners are the host's own.
 */
export function narrowWebhooks(strapi: Core.Strapi): void {
  const shown = new WeakMap<object, Event | null>();
  const hub = strapi.eventHub as unknown as EventHub;
  const emit = hub.emit.bind(hub);
  hub.emit = async (event, ...args) => {
    const info = args[0] as Event | undefined;
    if (event.startsWith('entry.') && isGuarded(info?.uid) && info?.entry && isHeard(strapi, event)) shown.set(info, await shownEvent(strapi, event, info));
    return emit(event, ...args);
  };
  const runner = runnerOf(strapi);
  const run = runner.run.bind(runner);
  runner.run = async (webhook, event, info) => {
    const kept = info && shown.has(info) ? shown.get(info) : info;
    return kept === null ? { statusCode: 204 } : run(webhook, event, kept);
  };
}

/** Null: not to be sent. The event comes after the commit: a failure here must not undo a write, and sends nothing. */
async function shownEvent(strapi: Core.Strapi, event: string, info: Event): Promise<Event | null> {
  const uid = info.uid as string;
  const entry = info.entry as NonNullable<Event['entry']>;
  try {
    const isShown = event === 'entry.delete' ? !hiddenDeletions.delete(`${uid}/${entry.documentId}`) : await isPublic(strapi, uid, String(entry.documentId));
    return isShown ? { ...info, entry: await shownRow(strapi, uid, entry) } : null;
  } catch (error) {
    strapi.log.error(`A webhook for ${event} of ${uid} is not sent: ${String(error)}`);
    return null;
  }
}

async function isPublic(strapi: Core.Strapi, uid: string, documentId: string): Promise<boolean> {
  const condition = publicRows(strapi, uid);
  return !condition || (await strapi.db.query(uid).count({ where: { $and: [{ documentId }, condition] } })) > 0;
}

interface Attribute {
  type: string;
  target?: string;
}

async function shownRow(strapi: Core.Strapi, uid: string, row: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, Attribute> };
  const entries = await Promise.all(
    Object.entries(row)
      .filter(([name]) => !attributes[name] || !isInternal(attributes[name]))
      .map(async ([name, value]): Promise<[string, unknown]> => {
        const { type, target } = attributes[name] ?? {};
        return [name, type === 'relation' && target && value ? await shownRelated(strapi, target, value) : value];
      })
  );
  return Object.fromEntries(entries);
}

/** Users of the panel by name only; of the plugin's rows those that a site may see. */
async function shownRelated(strapi: Core.Strapi, target: string, value: unknown): Promise<unknown> {
  const rows = (Array.isArray(value) ? value : [value]) as (Record<string, unknown> & { id: number })[];
  const kept = rows.filter(({ id }) => id !== undefined);
  if (kept.length < rows.length) return value;
  const shown = target === ADMIN_USER ? rows.map(({ id, documentId, firstname, lastname }) => ({ id, documentId, firstname, lastname })) : await publicOf(strapi, target, rows);
  return Array.isArray(value) ? shown : (shown[0] ?? null);
}

async function publicOf(strapi: Core.Strapi, uid: string, rows: (Record<string, unknown> & { id: number })[]) {
  if (!isGuarded(uid)) return rows;
  const condition = publicRows(strapi, uid);
  const found: { id: number }[] = condition ? await strapi.db.query(uid).findMany({ select: ['id'], where: { $and: [{ id: { $in: rows.map(({ id }) => id) } }, condition] } }) : rows;
  const ids = new Set(found.map(({ id }) => id));
  return Promise.all(rows.filter(({ id }) => ids.has(id)).map((row) => shownRow(strapi, uid, row)));
}
