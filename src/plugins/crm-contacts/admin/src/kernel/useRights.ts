import { useAuth, type Permission } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN } from './useT';

type Action = 'read' | 'create' | 'update' | 'delete';

/** What the user's roles grant, before conditions on single rows. */
export interface Grants {
  may(action: string): boolean;
  can(uid: string, action: Action, field?: string): boolean;
}

/** All that the user's roles grant, for who asks about several types: as `useRights` and `useMay`. */
export function useGrants(): Grants {
  const permissions = useAuth('useGrants', (state) => state.permissions);
  return useMemo(() => ({ may: (action) => isGranted(permissions, action), can: (uid, action, field) => rightsIn(permissions, uid).can(action, field) }), [permissions]);
}

/**
 * What the user's roles grant on a content type, before conditions on single rows (the server asks
 * those): `const rights = useRights(uid); rights.can('create')`, `rights.can('update', 'phone')`.
 */
export function useRights(uid: string) {
  const permissions = useAuth('useRights', (state) => state.permissions);
  return useMemo(() => rightsIn(permissions, uid), [permissions, uid]);
}

function rightsIn(permissions: readonly Permission[], uid: string) {
  const granted = permissions.filter(({ subject }) => subject === uid);
  return {
    can(action: Action, field?: string): boolean {
      const found = granted.filter((permission) => permission.action === `plugin::content-manager.explorer.${action}`);
      if (field === undefined) return found.length > 0;
      return found.some(({ properties }) => !properties?.fields || properties.fields.includes(field));
    },
  };
}

/** Whether the user has an action of the plugin: `useMay('contacts.close')`. */
export function useMay(action: string): boolean {
  return useAuth('useMay', (state) => isGranted(state.permissions, action));
}

const isGranted = (permissions: readonly Permission[], action: string) => permissions.some((permission) => permission.action === `plugin::${PLUGIN}.${action}`);
