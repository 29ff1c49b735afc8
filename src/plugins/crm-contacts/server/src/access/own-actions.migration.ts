import type { Core } from '@strapi/strapi';
import { inTransaction, lock } from '../kernel/transaction';
import { PLUGIN } from '../kernel/uids';

/**
 * What each call asked for before it had an action of its own: as it was then, whatever calls and rights came later. Calls
 * that already asked for their own action are absent.
 */
const ASKED_BEFORE: Record<string, string[]> = {
  'activities.types': ['activity-type.find'],
  'activities.ofContact': ['contact.findOne', 'activity.find'],
  'activities.timeline': ['contact.findOne'],
  'activities.ofPerson': ['person.findOne', 'activity.find'],
  'activities.list': ['activity.find'],
  'activities.calendar': ['activity.find'],
  'activities.finish': ['activity.update'],
  'activities.reopen': ['activity.update'],
  'activities.cancel': ['activity.update'],
  'activities.changeFollowing': ['activity.update'],
  'activities.endSeries': ['activity.delete'],
  'contacts.create': ['contact.create'],
  'contacts.duplicates': ['contact.find'],
  'contacts.window': ['contact.findOne'],
  'contacts.personWindow': ['person.findOne'],
  'contacts.makeChannelMain': ['channel.update', 'contact.update'],
  'contacts.makeAddressMain': ['address.update', 'contact.update'],
  'contacts.close': ['contact.update'],
  'contacts.reopen': ['contact.update'],
  'contacts.makeContact': ['contact.create', 'person.find'],
  'documents.ofContact': ['contact.findOne'],
  'documents.figures': ['contact.findOne'],
  'documents.proposal': ['contact.findOne'],
  'documents.prices': ['contact.findOne', 'price-entry.find'],
  'documents.priceLines': ['contact.findOne', 'price-entry.find'],
  'documents.ofPerson': ['person.findOne'],
  'finding.tree': ['contact.find'],
  'finding.list': ['contact.find'],
  'finding.companyPersons': ['contact.findOne', 'position.find'],
  'finding.search': ['contact.find'],
  'organisation.positionsOf': ['contact.findOne', 'position.find'],
  'organisation.orgChart': ['contact.findOne', 'position.find'],
  'organisation.addContactPerson': ['position.create'],
  'organisation.endPosition': ['position.update'],
  'organisation.makeMain': ['position.update'],
  'organisation.changePosition': ['position.update'],
  'organisation.moveReports': ['position.update'],
  'organisation.changeJob': ['position.update', 'position.create'],
  'organisation.departmentContents': ['department.findOne'],
  'organisation.dissolveDepartment': ['department.update', 'position.update', 'workplace.update'],
  'organisation.makeContactPerson': ['contact.update', 'position.create'],
  'pricing.find': ['contact.findOne', 'price-entry.find'],
  'pricing.findMany': ['contact.findOne', 'price-entry.find'],
  'pricing.sales': ['contact.findOne'],
  'pricing.compare': ['contact.findOne', 'price-entry.find'],
  'pricing.forecast': ['contact.findOne', 'price-entry.find'],
  'pricing.units': ['price-entry.find'],
  'pricing.head': ['price-catalogue.findOne'],
  'pricing.entries': ['price-catalogue.findOne', 'price-entry.find'],
  'pricing.saveEntries': ['price-catalogue.findOne', 'price-entry.update'],
  'pricing.checkEntries': ['price-catalogue.findOne', 'price-entry.update'],
  'pricing.copy': ['price-catalogue.findOne', 'price-catalogue.create', 'price-entry.create'],
  'pricing.newVersion': ['price-catalogue.findOne', 'price-catalogue.create', 'price-catalogue.update'],
  'relations.hierarchy': ['contact.findOne', 'relation.find'],
  'relations.rollUp': ['contact.findOne', 'relation.find'],
  'relations.ofContact': ['contact.findOne', 'relation.find'],
  'relations.addRelation': ['relation.create'],
  'relations.moveMembers': ['relation.create', 'relation.update'],
  'workflow.definition': ['contact.find'],
  'workflow.transitions': ['contact.findOne'],
  'workflow.stageChanges': ['contact.findOne', 'stage-change.find'],
};

const KEY = 'own-actions-granted';
const actionUid = (action: string) => `plugin::${PLUGIN}.${action}`;

/** Who has actions: custom tokens, and the roles of users-permissions where the host has that plugin. */
interface Holders {
  uid: string;
  where: object;
  permissions: string;
  /** The permission's relation to its holder. */
  holder: string;
}

const TOKENS: Holders = { uid: 'admin::api-token', where: { type: 'custom' }, permissions: 'admin::api-token-permission', holder: 'token' };
const ROLES: Holders = { uid: 'plugin::users-permissions.role', where: {}, permissions: 'plugin::users-permissions.permission', holder: 'role' };

/**
 * Once per database: tokens and roles that had all that a call asked for get its own action, so that they keep what they
 * could do. Instances that start together take turns.
 */
export async function grantOwnActions(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN });
  if (await store.get({ key: KEY })) return;
  await inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:migrations');
    if (await store.get({ key: KEY })) return;
    for (const holders of strapi.plugin('users-permissions') ? [TOKENS, ROLES] : [TOKENS]) await grantTo(strapi, holders);
    await store.set({ key: KEY, value: true });
  });
}

async function grantTo(strapi: Core.Strapi, { uid, where, permissions, holder }: Holders): Promise<void> {
  const found = (await strapi.db.query(uid).findMany({ where, populate: ['permissions'] })) as { id: number; permissions: { action: string }[] }[];
  for (const row of found) {
    const held = new Set(row.permissions.map(({ action }) => action));
    const earned = Object.keys(ASKED_BEFORE).filter(
      (action) => !held.has(actionUid(action)) && ASKED_BEFORE[action].every((needed) => held.has(actionUid(needed)))
    );
    for (const action of earned) await strapi.db.query(permissions).create({ data: { action: actionUid(action), [holder]: row.id } });
  }
}
