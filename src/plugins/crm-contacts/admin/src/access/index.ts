import type { AdminFeature } from '../kernel/feature';

export const access: AdminFeature = {
  settingsPages: [{ key: 'roles', label: 'access.roles', action: 'access.roles', load: () => import('./RolesPage') }],
};
