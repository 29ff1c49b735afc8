import type { Core } from '@strapi/strapi';
import { rightsOf } from '../kernel/rights/type-rights';
import { PLUGIN } from '../kernel/uids';
import { services } from '../services';

interface Permission {
  subject: string | null;
}

type User = { id: number; permission: Permission };

/** A user and those for whom they stand in, as a condition's value. */
const oneOf = (id: number, deputised: number[]) => (deputised.length === 0 ? id : { $in: [id, ...deputised] });

/**
 * A role's condition *own*: contacts whose owner or deputy the user is, and what belongs to them; also
 * those of `deputised`, absent colleagues (row ids) for whom the user stands in. Types that belong to no
 * contact say themselves what it means (their `rights`): by default who created the row.
 */
export function ownCondition({ id, permission }: User, deputised: number[] = []): object {
  const users = oneOf(id, deputised);
  const { contact, own } = (permission.subject && rightsOf(permission.subject)) || {};
  if (own) return own({ id, users });
  if (!contact) return { 'createdBy.id': id };
  return { $or: contact.flatMap((way) => [{ [`${way}owner.id`]: users }, { [`${way}deputy.id`]: users }]) };
}

/** A role's condition *by stage*: contacts in this stage, and what belongs to them; nothing of other types. */
export function stageCondition(stage: string, { permission }: User): object | false {
  const { contact } = (permission.subject && rightsOf(permission.subject)) || {};
  return contact ? { $or: contact.map((way) => ({ [`${way}stage`]: stage })) } : false;
}

export interface StageName {
  key: string;
  name: string;
}

/** Registers the conditions that the roles screen offers. */
export async function registerConditions(strapi: Core.Strapi, stages: StageName[]): Promise<void> {
  const { conditionProvider } = strapi.service('admin::permission');
  const register = (name: string, displayName: string, handler: (user: User) => object | boolean | Promise<object>) =>
    conditionProvider.register({ displayName, name, plugin: PLUGIN, category: 'CRM', handler });
  await register('own', 'Is owner or deputy of the contact', async (user) => ownCondition(user, await services(strapi).activities.deputisedBy(user.id)));
  for (const { key, name } of stages) {
    await register(`stage-${key}`, `Contact is in stage "${name}"`, (user) => stageCondition(key, user));
  }
}

const PREFIX = `plugin::${PLUGIN}.stage-`;

/**
 * The stages of the workflow, and those that a role still names although the workflow lost them: Strapi
 * drops a condition that nobody registers and keeps its permission, which then holds everywhere.
 */
export async function stagesForConditions(strapi: Core.Strapi): Promise<StageName[]> {
  const { stages } = await services(strapi).workflow.definition();
  const permissions: { conditions: string[] | null }[] = await strapi.db.query('admin::permission').findMany({ select: ['conditions'] });
  const named = permissions.flatMap(({ conditions }) => conditions ?? []).filter((name) => name.startsWith(PREFIX));
  const lost = [...new Set(named.map((name) => name.slice(PREFIX.length)))].filter((key) => !stages.some((stage) => stage.key === key));
  return [...stages.map(({ key, label }) => ({ key, name: label.en })), ...lost.map((key) => ({ key, name: key }))];
}
