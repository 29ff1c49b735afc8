import { useAuth } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN } from './useT';

type Action = 'read' | 'create' | 'update' | 'delete';

/**
 * What the user's roles grant on a content type, before conditions on single rows (the server asks
 * those): `const rights = useRights(uid); rights.can('create')`, `rights.can('update', 'phone')`.
 */
export function useRights(uid: string) {
  const permissions = useAuth('useRights', (state) => state.permissions);
  return useMemo(() => {
    const granted = permissions.filter(({ subject }) => subject === uid);
    return {
      can(action: Action, field?: string): boolean {
        const found = granted.filter((permission) => permission.action === `plugin::content-manager.explorer.${action}`);
        if (field === undefined) return found.length > 0;
        return found.some(({ properties }) => !properties?.fields || properties.fields.includes(field));
      },
    };
  }, [permissions, uid]);
}

/** Whether the user has an action of the plugin: `useMay('contacts.close')`. */
export function useMay(action: string): boolean {
  const uid = `plugin::${PLUGIN}.${action}`;
  return useAuth('useMay', (state) => state.permissions.some((permission) => permission.action === uid));
}
