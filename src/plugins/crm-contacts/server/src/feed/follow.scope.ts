import { hangsOn, idsIn, ofUser, type RowScope } from '../kernel/rights/row-scope';
import { UID } from '../kernel/uids';

const ofContacts = hangsOn({ parents: ['contact'], write: { right: 'read', needs: 'any' } });

/** Whom one follows is nobody else's business, nor a site's. */
export const followScope: RowScope = {
  ...ofContacts,
  alsoSites: true,
  ids(asked) {
    const { strapi, reader } = asked;
    const own = idsIn(strapi, UID.follow).whereIn('id', ofUser(strapi, UID.follow, 'user', reader.user?.id ?? 0));
    const reached = ofContacts.ids({ ...asked, action: 'read' });
    return reached === 'all' ? own : own.whereIn('id', reached);
  },
};
