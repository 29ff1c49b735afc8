import type { Core } from '@strapi/strapi';
import { EXAMPLE_ROLES, ROLES, type RoleInfo, type RoleKey, type RolesRequest } from '../../../contracts/access';
import type { PermissionAction } from '../kernel/feature';
import { inTransaction, lock } from '../kernel/transaction';
import { isUnreachable } from '../kernel/rights/type-rights';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { actionsOf, grantsOf, ROLE_TEXTS, samePermissions } from './roles.rules';

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}

interface StoredRole {
  id: number;
  code: string;
  name: string;
  description: string;
  permissions: Permission[];
  usersCount: number;
}

/** What others may use of Strapi's media library while they work with contacts: photos and attachments. */
const UPLOAD: Record<RoleKey, string[]> = {
  reader: [],
  sales: ['plugin::upload.read', 'plugin::upload.assets.create', 'plugin::upload.assets.download'],
  manager: ['plugin::upload.read', 'plugin::upload.assets.create', 'plugin::upload.assets.update', 'plugin::upload.assets.download'],
  basics: [],
  own: ['plugin::upload.read', 'plugin::upload.assets.create', 'plugin::upload.assets.download'],
};

const ALL: readonly RoleKey[] = [...ROLES, ...EXAMPLE_ROLES];

/** The roles *CRM Reader*, *CRM Sales* and *CRM Manager*, and the pair of an example: made on demand, then the administrators' own. */
export function rolesService(strapi: Core.Strapi, actions: () => readonly PermissionAction[]) {
  return {
    /** All with their state, made or not. */
    async listRoles(): Promise<RoleInfo[]> {
      const stored = await storedRoles(strapi);
      return ALL.map((key) => infoOf(key, stored.find(({ code }) => code === ROLE_TEXTS[key].code)));
    },

    /**
     * Makes the roles that are missing, those of the example on demand. One that exists is left as it is, whatever an
     * administrator did to it, unless `restore` names it.
     */
    async ensureRoles({ restore = [], examples = false }: RolesRequest = {}): Promise<RoleInfo[]> {
      await inTransaction(strapi, async (trx) => {
        await lock(strapi, trx, 'lock:jobs');
        const stored = await storedRoles(strapi);
        const wanted = ALL.filter((key) => examples || restore.includes(key) || !isExample(key));
        for (const key of wanted) await ensureRole(key, stored.find(({ code }) => code === ROLE_TEXTS[key].code), restore.includes(key));
      });
      return this.listRoles();
    },
  };

  async function ensureRole(key: RoleKey, stored: StoredRole | undefined, restore: boolean): Promise<void> {
    if (stored && !restore) return;
    const roles = strapi.service('admin::role');
    const { id } = stored ?? (await roles.create(ROLE_TEXTS[key]));
    await roles.assignPermissions(id, permissionsOf(key));
  }

  function infoOf(key: RoleKey, stored: StoredRole | undefined): RoleInfo {
    const { code, name, description } = stored ?? ROLE_TEXTS[key];
    if (!stored) return { key, code, name, description, state: 'missing', id: null, users: 0 };
    const state = samePermissions(stored.permissions, permissionsOf(key)) ? 'asShipped' : 'changed';
    return { key, code, name, description, state, id: stored.id, users: stored.usersCount };
  }

  function permissionsOf(key: RoleKey): Permission[] {
    const types = Object.values(UID).filter((uid) => !isUnreachable(uid));
    const ofTypes = grantsOf(key, types, services(strapi).documents.sources().map(({ contentType }) => contentType)).map(({ verb, uid, fields, conditions }) => ({
      action: `plugin::content-manager.explorer.${verb}`,
      subject: uid,
      properties: verb === 'delete' ? {} : { fields: fields ?? fieldsOf(strapi, uid) },
      conditions,
    }));
    const granted = actionsOf(key, actions()).map((uid) => `plugin::${PLUGIN}.${uid}`);
    const ofActions = [...granted, ...UPLOAD[key]].map((action) => ({ action, subject: null, properties: {}, conditions: [] }));
    return [...ofTypes, ...ofActions];
  }
}

const isExample = (key: RoleKey) => EXAMPLE_ROLES.some((example) => example === key);

function fieldsOf(strapi: Core.Strapi, uid: string): string[] {
  return strapi.service('admin::content-type').getNestedFields(strapi.getModel(uid as never), { components: strapi.components });
}

async function storedRoles(strapi: Core.Strapi): Promise<StoredRole[]> {
  const codes = ALL.map((key) => ROLE_TEXTS[key].code);
  const roles: (StoredRole & { users: object[] })[] = await strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: codes } }, populate: { permissions: true, users: { select: ['id'] } } });
  return roles.map((role) => ({ ...role, usersCount: role.users.length }));
}
