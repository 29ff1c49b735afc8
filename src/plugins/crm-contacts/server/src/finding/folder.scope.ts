import { idsIn, ofUser, type RowScope } from '../kernel/rights/row-scope';
import { linkOf } from '../kernel/tables';
import { PLUGIN, UID } from '../kernel/uids';

/** Lets a user share folders and change shared ones, so that it shows those of all roles. */
export const SHARE_FOLDERS = `plugin::${PLUGIN}.finding.share`;

/** Folders for everybody or for a role of the reader, and one's own. */
export const folderScope: RowScope = {
  restricts: true,
  alsoSites: true,
  ids({ strapi, reader }) {
    const { table, own, target } = linkOf(strapi, UID.folder, 'roles');
    const limited = strapi.db.connection(table).select(own);
    const visible = idsIn(strapi, UID.folder).where((where) => {
      where.where('shared', true);
      if (reader.kind === 'admin' && reader.may(SHARE_FOLDERS)) return;
      where.where((open) => {
        open.whereNotIn('id', limited);
        if (reader.user) open.orWhereIn('id', limited.clone().whereIn(target, reader.user.roles.map(({ id }) => id)));
      });
    });
    return reader.user ? visible.orWhereIn('id', ofUser(strapi, UID.folder, 'owner', reader.user.id)) : visible;
  },
};
