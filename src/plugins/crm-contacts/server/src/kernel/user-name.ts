import type { UserName } from '../../../contracts/contacts';

export interface StoredUser {
  documentId: string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}

/** An admin user as others may see them; without any name, the documentId stands for it, never the e-mail. */
export function userName(user: StoredUser): UserName {
  const { documentId, firstname, lastname, username } = user;
  return { documentId, name: [firstname, lastname].filter(Boolean).join(' ') || username || documentId };
}
