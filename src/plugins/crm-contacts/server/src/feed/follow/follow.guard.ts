import { requiredAfter } from '../../kernel/after-write';
import { refusal, type Objection } from '../../kernel/errors';
import type { Write, WriteGuard } from '../../kernel/guard';
import { currentReader } from '../../kernel/rights/reader';
import { UID } from '../../kernel/uids';

/** Follows that come by other ways than the star: for oneself only (kernel/rights/row-scope.ts), once per contact. */
export const guardFollows: WriteGuard = {
  uids: [UID.follow],
  actions: ['create', 'update', 'clone'],
  populate: ['user', 'contact'],
  before: checkFollow,
};

async function checkFollow(write: Write): Promise<void> {
  const { strapi, action, data } = write;
  const reader = currentReader(strapi);
  if (action === 'create' && data.user === undefined && reader?.user) data.user = reader.user.id;
  const found: Objection[] = [];
  const [user, contact] = [await requiredAfter(write, 'user', found), await requiredAfter(write, 'contact', found)];
  if (found.length > 0 || !user || !contact) throw refusal(found);
  data.followKey = followKey(user.id, contact.id);
}

/** What makes a follow one and the same; row ids. */
export const followKey = (user: number, contact: number): string => `${user}:${contact}`;
