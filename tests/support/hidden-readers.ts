import type { Application } from './application';
import { adminWith, roleWith, type AdminClient, type PermissionInput } from './clients';
import type { Marked, Marker } from './markers';

const CRM = 'plugin::crm-contacts.';
const EXPLORER = 'plugin::content-manager.explorer';
/** Rows that one has made oneself: a condition that every type knows. */
const MADE = 'admin::is-creator';

/** Every guarded type whose rows have fields; hidden-fields.test.ts compares them with what is declared. */
export const TYPES = [
  ...['contact', 'person', 'channel', 'address', 'bank-account', 'stage-change', 'department', 'workplace', 'position', 'placement', 'position-role', 'relation-type', 'relation', 'process', 'price-catalogue', 'price-entry', 'price-assignment', 'activity', 'activity-type', 'absence', 'folder', 'follow'].map((name) => `${CRM}${name}`),
  ...['inquiry', 'quote', 'order', 'invoice'].map((name) => `api::${name}.${name}`),
];

/** Makes users who read everything, but what is marked of one type only in rows of their own making. */
export type ReaderWithout = (uid: string) => Promise<AdminClient>;

/** `readers` holds the roles that its users share. */
export async function readersWithout(app: Application, { markers }: Pick<Marked, 'markers'>): Promise<ReaderWithout> {
  const fieldsOf = (uid: string): string[] => app.strapi.service('admin::content-type').getNestedFields(app.strapi.getModel(uid as never), { components: app.strapi.components });
  const grant = (verb: string, uid: string, more: Partial<PermissionInput> = {}): PermissionInput => ({ action: `${EXPLORER}.${verb}`, subject: uid, properties: { fields: fieldsOf(uid) }, ...more });
  const writes = (uid: string) => (uid === `${CRM}stage-change` ? [] : ['create', 'update', 'delete'].map((verb) => grant(verb, uid)));
  const actionIds: string[] = app.strapi.service('admin::permission').actionProvider.values().map(({ actionId }: { actionId: string }) => actionId);

  const actions = await roleWith(app, actionIds.filter((id) => id.startsWith(CRM)).map((action) => ({ action })));
  const everything = new Map<string, number>();
  for (const uid of TYPES) everything.set(uid, await roleWith(app, [grant('read', uid), ...writes(uid)]));

  return async (uid) => {
    const hidden = markers.filter((marker) => marker.uid === uid).map(({ field }) => field);
    const others = TYPES.filter((type) => type !== uid).map((type) => everything.get(type) as number);
    const all = await roleWith(app, [grant('read', uid, { properties: { fields: fieldsOf(uid).filter((field) => !hidden.includes(field)) } }), ...writes(uid)]);
    const own = await roleWith(app, [grant('read', uid, { conditions: [MADE] })]);
    return adminWith(app, actions, ...others, all, own);
  };
}

/**
 * What own answers show under other rights than those of its type: names of users to who may list them, names of the
 * types of activities to who sees activities, and where a position stands for a time to who may read that of the position.
 */
const isOpen = (route: string, { uid }: Marker) => route === '/users' || (uid === `${CRM}activity-type` && route === '/activity-types/choices') || (uid === `${CRM}placement` && !route.includes('placement'));

export interface Asked {
  /** As declared: `/contacts/:documentId/window`. */
  route: string;
  /** What stands in the question is no news in its answer. */
  question: string;
  status: number;
  /** Of the answer, with cursors in plain text. */
  text: string;
}

/** Whether an answer shows a marker that it was not asked with. */
export const tells = ({ route, question, text }: Asked, marker: Marker) => !isOpen(route, marker) && text.includes(marker.text) && !question.includes(marker.text);

export const leaksIn = (answers: Asked[], markers: Marker[]) =>
  answers.flatMap((answer) => markers.filter((marker) => tells(answer, marker)).map(({ uid, field }) => `${answer.question}: ${uid}.${field}`));

/** Cursors are base64, days of calendar files have no hyphens. */
export function plain(text: string): string {
  const decoded = (text.match(/"[\w-]{16,}"/g) ?? []).map((part) => Buffer.from(part, 'base64url').toString());
  return [text, ...decoded, ...(text.startsWith('BEGIN:VCALENDAR') ? [text.replace(/(\d{4})(\d{2})(\d{2})/g, '$1-$2-$3').replace(/\r\n /g, '')] : [])].join('\n');
}
