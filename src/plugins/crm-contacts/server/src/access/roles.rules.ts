import type { RoleKey } from '../../../contracts/access';
import type { PermissionAction } from '../kernel/feature';
import { UID } from '../kernel/uids';

export const ROLE_TEXTS: Record<RoleKey, { code: string; name: string; description: string }> = {
  reader: { code: 'crm-reader', name: 'CRM Reader', description: 'Reads all contacts and what belongs to them, except bank accounts' },
  sales: { code: 'crm-sales', name: 'CRM Sales', description: 'Reads all contacts, creates new ones and edits those they own or stand in for' },
  manager: { code: 'crm-manager', name: 'CRM Manager', description: 'Does everything in contact management except its settings' },
  basics: { code: 'crm-basics', name: 'CRM Basics', description: 'Reads who all contacts are and where they stand; given together with CRM Own Contacts' },
  own: { code: 'crm-own-contacts', name: 'CRM Own Contacts', description: 'Reads and edits everything of contacts they own or stand in for; given together with CRM Basics' },
};

export type Verb = 'read' | 'create' | 'update' | 'delete';

/** A permission before the field names are known. */
export interface Grant {
  verb: Verb;
  uid: string;
  conditions: string[];
  /** As the roles screen names them; all of the type where none are named. */
  fields?: string[];
}

export const OWN = 'plugin::crm-contacts.own';

const READ_ONLY: readonly string[] = [UID.stageChange];
/** What administrators set up for everybody: kinds of relations and activities, roles of positions, catalogues, processes. */
const MASTER_DATA: readonly string[] = [UID.relationType, UID.positionRole, UID.activityType, UID.process, UID.priceCatalogue, UID.priceEntry];
/** Own by their creator or, absences, by who is absent: these hang on no contact. */
const PERSONAL: readonly string[] = [UID.folder, UID.absence];

const all = (uid: string, conditions: string[] = []): Grant[] =>
  // What is created is the creator's own, except an absence, which says whose it is.
  (['create', 'update', 'delete'] as const).map((verb) => ({ verb, uid, conditions: verb === 'create' && uid !== UID.absence ? [] : conditions }));

const reads = (uids: readonly string[]): Grant[] => uids.map((uid) => ({ verb: 'read', uid, conditions: [] }));

/**
 * What a shipped role may do with content types. Rows of a contact need no condition of their own:
 * they can be written where the contact can (kernel/rights/row-scope.ts).
 */
export function grantsOf(role: RoleKey, types: readonly string[], documentTypes: readonly string[]): Grant[] {
  if (role === 'reader') return reads([...types.filter((uid) => uid !== UID.bankAccount), ...documentTypes]);
  const writable = types.filter((uid) => !READ_ONLY.includes(uid));
  if (role === 'manager') return [...reads([...types, ...documentTypes]), ...[...writable, ...documentTypes].flatMap((uid) => all(uid))];
  if (role === 'basics') return BASICS;
  if (role === 'own') return grantsOfOwn(types, documentTypes);
  const daily = writable.filter((uid) => !MASTER_DATA.includes(uid));
  return [
    ...reads([...types, ...documentTypes]),
    ...daily.flatMap((uid) => all(uid, uid === UID.contact || PERSONAL.includes(uid) ? [OWN] : [])),
    ...documentTypes.flatMap((uid) => all(uid).filter(({ verb }) => verb !== 'delete')),
  ];
}

/** Who a contact and its persons are, and where it stands. */
const BASICS: Grant[] = [
  { verb: 'read', uid: UID.contact, conditions: [], fields: ['number', 'kind', 'name', 'person', 'stage', 'stageStatus', 'stageSince', 'city', 'country', 'owner', 'deputy', 'closedOn'] },
  { verb: 'read', uid: UID.person, conditions: [], fields: ['salutation', 'academicTitle', 'firstName', 'lastName', 'fullName'] },
];

/**
 * What belongs to one's own contacts, to read as well: all contacts are read in part, so that their scope alone would
 * open what hangs on them.
 */
function grantsOfOwn(types: readonly string[], documentTypes: readonly string[]): Grant[] {
  const owned = [...types.filter((uid) => !MASTER_DATA.includes(uid)), ...documentTypes];
  // Whoever reads folders sees their own and the shared ones.
  const readsOwn = owned.map((uid): Grant => ({ verb: 'read', uid, conditions: uid === UID.folder ? [] : [OWN] }));
  const writes = owned.filter((uid) => !READ_ONLY.includes(uid)).flatMap((uid) => all(uid, [OWN]));
  return [...reads(types.filter((uid) => MASTER_DATA.includes(uid))), ...readsOwn, ...writes.filter(({ verb, uid }) => verb !== 'delete' || !documentTypes.includes(uid))];
}

/** Pages that show nothing but the basics. */
const BASIC_ACTIONS: readonly string[] = ['contacts.window', 'finding.folders', 'access.users'];

/** The actions of the plugin that a shipped role has; who works with their own contacts has those of sales. */
export function actionsOf(role: RoleKey, actions: readonly PermissionAction[]): string[] {
  const uids = (key: RoleKey) => actions.filter(({ grants }) => grants.includes(key)).map(({ uid }) => uid);
  if (role === 'basics') return uids('reader').filter((uid) => BASIC_ACTIONS.includes(uid));
  return uids(role === 'own' ? 'sales' : role);
}

interface Permission {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[] };
  conditions?: string[];
}

/** Whether two sets of permissions say the same, whatever their order. */
export function samePermissions(one: Permission[], other: Permission[]): boolean {
  const keys = (list: Permission[]) => list.map(keyOf).sort();
  return JSON.stringify(keys(one)) === JSON.stringify(keys(other));
}

function keyOf({ action, subject, properties, conditions }: Permission): string {
  return JSON.stringify([action, subject ?? null, [...(properties?.fields ?? [])].sort(), [...(conditions ?? [])].sort()]);
}
