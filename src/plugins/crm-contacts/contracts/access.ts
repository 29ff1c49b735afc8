/** Contracts of the feature access: rights, roles and the names of users. */
import type { UserName } from './contacts';

/** The roles that the plugin can make: for reading, for the daily work with one's own contacts, for everything but settings. */
export const ROLES = ['reader', 'sales', 'manager'] as const;

/**
 * An example of fields that differ by row, which users get both of: of all contacts the basics, of one's own everything.
 * Strapi says that in no single role.
 */
export const EXAMPLE_ROLES = ['basics', 'own'] as const;
export type RoleKey = (typeof ROLES)[number] | (typeof EXAMPLE_ROLES)[number];

/** `GET users?q=`: active admin users for pickers of owner, deputy and responsible, by name; at most 100. */
export interface UsersAnswer {
  results: UserName[];
}

/** `asShipped`: exactly the permissions that the plugin gives it; `changed`: an administrator decided otherwise. */
export type RoleState = 'missing' | 'asShipped' | 'changed';

export interface RoleInfo {
  key: RoleKey;
  code: string;
  /** As an administrator may have renamed it. */
  name: string;
  description: string;
  state: RoleState;
  /** Id for the address of Strapi's role page; null while it is missing. */
  id: number | null;
  users: number;
}

/** `GET access/roles` and the answer of `POST access/roles`: the shipped roles, then those of the example. */
export interface RolesAnswer {
  results: RoleInfo[];
}

/** `POST access/roles`: makes the missing roles, `examples` too if so wished; those of `restore` get the shipped permissions back. */
export interface RolesRequest {
  restore?: RoleKey[];
  examples?: boolean;
}
