import { useAuth } from '@strapi/strapi/admin';
import type { UserName } from '../../../contracts/contacts';

/** The signed-in user, as the others see them. */
export function useMe(): UserName | null {
  const user = useAuth('useMe', (state) => state.user) as { documentId?: string; firstname?: string; lastname?: string; username?: string } | undefined;
  if (!user?.documentId) return null;
  return { documentId: user.documentId, name: [user.firstname, user.lastname].filter(Boolean).join(' ') || user.username || '' };
}
