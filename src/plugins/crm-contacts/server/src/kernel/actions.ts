import type { PermissionAction } from './feature';

let declared: readonly PermissionAction[] = [];

/** The plugin actions of all features, with the shipped roles that have them; set by the composition. */
export const declareActions = (actions: readonly PermissionAction[]): void => {
  declared = actions;
};

export const declaredActions = (): readonly PermissionAction[] => declared;
