import { forbidden } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { namedRows, relationInput, type NamedRow } from '../kernel/relation-input';
import { currentReader, type Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { ASSIGN_OWNER } from './contact.service';

const FIELDS = ['owner', 'deputy'] as const;
type Field = (typeof FIELDS)[number];
type User = { id: number; documentId: string } | null;

/**
 * Naming owners and deputies is a right of its own, whatever path the write takes: the row's own form, the Content
 * Manager, REST, a copy. Without it a form may repeat what is stored, and a new contact may be its maker's.
 */
export const guardResponsible: WriteGuard = {
  uids: [UID.contact],
  actions: ['create', 'update', 'clone'],
  populate: [...FIELDS],
  before(write) {
    const reader = currentReader(write.strapi);
    if (!reader || reader.kind === 'system' || reader.may(ASSIGN_OWNER[reader.kind])) return;
    const refused = FIELDS.filter((field) => !mayStand(write, reader, field));
    if (refused.length > 0) throw forbidden(`You may not name owners and deputies: ${refused.join(', ')}`);
    if (write.action === 'clone') takeOver(write, reader);
  },
};

function mayStand({ action, data, stored }: Write, { user }: Reader, field: Field): boolean {
  const before = (stored?.[field] ?? null) as User;
  const written = relationInput(data[field]);
  if (written.change === 'none') return namedRows(data[field]).length === 0;
  if (written.change === 'clear') return action !== 'update' || before === null;
  const allowed = [before, ...(action !== 'update' && field === 'owner' ? [user] : [])];
  return namedRows(data[field]).every((named) => allowed.some((one) => one !== null && isSame(named, one)));
}

const isSame = ({ id, documentId }: NamedRow, user: NonNullable<User>) => (id === undefined ? documentId === user.documentId : id === user.id);

/** A copy is a new contact: its maker's, and nobody else's. */
function takeOver({ data }: Write, { user }: Reader): void {
  data.owner = { set: user ? [{ id: user.id }] : [] };
  data.deputy = { set: [] };
}
