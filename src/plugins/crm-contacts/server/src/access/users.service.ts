import type { Core } from '@strapi/strapi';
import type { UserName } from '../../../contracts/contacts';
import { userName } from '../kernel/user-name';
import { ADMIN_USER } from '../kernel/uids';

/** More than a picker shows; whoever looks for somebody types a part of the name. */
const MOST = 100;

export function usersService(strapi: Core.Strapi) {
  const find = (where: object, limit?: number) =>
    strapi.db.query(ADMIN_USER).findMany({
      select: ['documentId', 'firstname', 'lastname', 'username'],
      where,
      orderBy: [{ lastname: 'asc' }, { firstname: 'asc' }, { id: 'asc' }],
      ...(limit ? { limit } : {}),
    }) as Promise<Parameters<typeof userName>[0][]>;

  return {
    /** Users whose first or last name contains `q`, by last name; blocked ones are left out, inactive colleagues are not. */
    async listUsers(q = ''): Promise<UserName[]> {
      const words = q.trim().split(/\s+/).filter(Boolean);
      const named = words.map((word) => ({ $or: [{ firstname: { $containsi: word } }, { lastname: { $containsi: word } }] }));
      const users = await find({ $and: [{ $or: [{ blocked: false }, { blocked: { $null: true } }] }, ...named] }, MOST);
      return users.map(userName);
    },

    /** Names by document id, also of users who have left. */
    async namesOf(documentIds: string[]): Promise<Map<string, UserName>> {
      if (documentIds.length === 0) return new Map();
      const users = await find({ documentId: { $in: documentIds } });
      return new Map(users.map((user) => [user.documentId, userName(user)]));
    },

    /** The row id of the user with this document id, for relations; undefined: there is none. */
    async findUserId(documentId: string): Promise<number | undefined> {
      const user = await strapi.db.query(ADMIN_USER).findOne({ select: ['id'], where: { documentId } });
      return user?.id;
    },
  };
}
