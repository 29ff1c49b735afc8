import { useNotification } from '@strapi/strapi/admin';
import type { Following } from '../../../../contracts/feed';
import { useErrorText } from '../../kernel/errors';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { useFollowMutation, useFollowsQuery, useUnfollowMutation } from '../feed.api';

const NOT: Following = { followed: false, highlighted: false };

/** How the user follows a contact; undefined until it is known, and for who may not follow. One request for all contacts. */
export function useFollowing(documentId: string): Following | undefined {
  const may = useMay('feed.news');
  const { data } = useFollowsQuery(undefined, { skip: !may });
  if (!data) return undefined;
  const found = data.find((contact) => contact.documentId === documentId);
  return found ? { followed: true, highlighted: found.highlighted } : NOT;
}

/** Changes how the user follows a contact: done at once, with *Undo*. */
export function useChangeFollowing(contact: { documentId: string; name: string }) {
  const t = useT();
  const offerUndo = useUndo();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [follow] = useFollowMutation();
  const [unfollow] = useUnfollowMutation();
  const { documentId, name } = contact;
  const set = ({ followed, highlighted }: Following) => (followed ? follow({ documentId, highlighted }) : unfollow(documentId)).unwrap();

  return async (before: Following, after: Following) => {
    try {
      await set(after);
      offerUndo({ message: t(`feed.follow.${messageOf(before, after)}`, { name }), undo: () => set(before) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}

function messageOf(before: Following, after: Following): string {
  if (before.followed !== after.followed) return after.followed ? 'started' : 'ended';
  return after.highlighted ? 'highlighted' : 'plain';
}
