import type { RoleKey } from '../../../../contracts/access';
import type { PermissionAction } from '../feature';
import type { Reader } from './reader';
import { PLUGIN } from '../uids';

/** Shipped roles for `grants`: everybody, those who write, those who set things up for others, nobody but administrators. */
export const EVERYBODY: readonly RoleKey[] = ['reader', 'sales', 'manager'];
export const WRITERS: readonly RoleKey[] = ['sales', 'manager'];
export const MANAGERS: readonly RoleKey[] = ['manager'];
export const ADMINISTRATORS: readonly RoleKey[] = [];

let declared: readonly PermissionAction[] = [];

/** The plugin actions of all features, with the shipped roles that have them; set by the composition. */
export const declareActions = (actions: readonly PermissionAction[]): void => {
  declared = actions;
};

export const declaredActions = (): readonly PermissionAction[] => declared;

/**
 * Whether the reader may open what an action of the roles screen guards (`documents.read`). Sites have
 * no such actions: they are asked by the scope of their route.
 */
export const mayOpen = (reader: Reader, action: string): boolean => reader.kind !== 'admin' || reader.may(`plugin::${PLUGIN}.${action}`);
