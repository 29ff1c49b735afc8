import type { RoleKey } from '../../../contracts/access';
import { UID } from '../kernel/uids';

export const ROLE_TEXTS: Record<RoleKey, { code: string; name: string; description: string }> = {
  reader: { code: 'crm-reader', name: 'CRM Reader', description: 'Reads all contacts and what belongs to them, except bank accounts' },
  sales: { code: 'crm-sales', name: 'CRM Sales', description: 'Reads all contacts, creates new ones and edits those they own or stand in for' },
  manager: { code: 'crm-manager', name: 'CRM Manager', description: 'Does everything in contact management except its settings' },
};

export type Verb = 'read' | 'create' | 'update' | 'delete';

/** A permission before the field names are known. */
export interface Grant {
  verb: Verb;
  uid: string;
  conditions: string[];
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
  const daily = writable.filter((uid) => !MASTER_DATA.includes(uid));
  return [
    ...reads([...types, ...documentTypes]),
    ...daily.flatMap((uid) => all(uid, uid === UID.contact || PERSONAL.includes(uid) ? [OWN] : [])),
    ...documentTypes.flatMap((uid) => all(uid).filter(({ verb }) => verb !== 'delete')),
  ];
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
