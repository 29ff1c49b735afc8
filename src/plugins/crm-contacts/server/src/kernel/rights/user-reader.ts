import type { Core } from '@strapi/strapi';
import { adminReader, type AdminUser, type Reader } from './reader';
import { ADMIN_USER } from '../uids';

interface StoredUser extends AdminUser {
  email: string;
  isActive: boolean;
  blocked: boolean | null;
  preferedLanguage: string | null;
}

export type ActiveUser = Pick<StoredUser, 'id' | 'documentId' | 'firstname' | 'lastname' | 'roles' | 'email' | 'preferedLanguage'>;

/**
 * What a user may see now, without a session of theirs: their roles' rights, built as Strapi builds them
 * for a request. Null for who does not exist, is not active or is blocked. Four statements.
 */
export async function readerOfUser(strapi: Core.Strapi, documentId: string): Promise<{ user: ActiveUser; reader: Reader } | null> {
  const user = (await strapi.db.query(ADMIN_USER).findOne({ where: { documentId }, populate: ['roles'] })) as StoredUser | null;
  if (!user || user.isActive !== true || user.blocked === true) return null;
  const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
  return { user, reader: adminReader(strapi, ability, user) };
}
