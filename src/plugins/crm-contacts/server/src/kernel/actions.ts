import type { RoleKey } from '../../../contracts/access';
import type { PermissionAction } from './feature';

/** Shipped roles for `grants`: everybody, those who write, nobody but administrators. */
export const EVERYBODY: readonly RoleKey[] = ['reader', 'sales', 'manager'];
export const WRITERS: readonly RoleKey[] = ['sales', 'manager'];
export const ADMINISTRATORS: readonly RoleKey[] = [];

let declared: readonly PermissionAction[] = [];

/** The plugin actions of all features, with the shipped roles that have them; set by the composition. */
export const declareActions = (actions: readonly PermissionAction[]): void => {
  declared = actions;
};

export const declaredActions = (): readonly PermissionAction[] => declared;
