import type { RowScope } from './row-scope';

/** A user of the panel as a role's condition sees them. */
export interface OwnUser {
  /** Row id. */
  id: number;
  /** The user's row id, with those of the absent for whom they stand in: as a value of Strapi's conditions. */
  users: number | { $in: number[] };
}

/**
 * What a feature says about one of its content types, beside its schema. The kernel asks nothing else: whoever adds
 * a type declares this, and every way in (docs/rights.md) holds for it.
 */
export interface TypeRights {
  /** Which rows somebody reaches, on top of what the conditions of their roles say. */
  rows: RowScope;
  /** What API tokens and users of a site may be given: all core actions, those that read, or none. */
  sites: 'everything' | 'reading' | 'nothing';
  /**
   * For the conditions that the roles screen offers: the way from a row to the contact whose it is (`''`, `company.`).
   * Of a type without one, nothing is in a stage, and *own* is what `own` says.
   */
  contact?: readonly string[];
  /** The condition *own* of a type that belongs to no contact; by default who created the row. */
  own?(user: OwnUser): object;
}

const declared = new Map<string, TypeRights>();

/** Says who sees and changes rows of `uid`; once for each type, before the server answers. */
export function declareRights(uid: string, rights: TypeRights): void {
  declared.set(uid, rights);
}

/** The declaration of a type; undefined: a type of the host that has nothing to do with contacts. */
export const rightsOf = (uid: string): TypeRights | undefined => declared.get(uid);

/** Types whose rows and fields are guarded wherever they turn up: the plugin's own and linked documents. */
export const guardedTypes = (): string[] => [...declared.keys()];

/** Whether rights of rows and fields are asked of this type. */
export const isGuarded = (uid: string | undefined): uid is string => uid !== undefined && declared.has(uid);

/** Types that no request reaches, whoever makes it: the plugin's bookkeeping. */
export const isUnreachable = (uid: string): boolean => rightsOf(uid)?.sites === 'nothing';
