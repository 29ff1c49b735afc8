import { idsIn, linkedTo, permittedIds, type RowScope } from '../kernel/rights/row-scope';
import { linkOf } from '../kernel/tables';
import { UID } from '../kernel/uids';

/** A person is reached by its own contact, by the company of a position, past ones included, or as its creator. */
export const personScope: RowScope = {
  restricts: true,
  ids(asked) {
    const { strapi, reader } = asked;
    const contacts = permittedIds({ ...asked, uid: UID.contact });
    if (contacts === 'all') return 'all';
    const positions = linkedTo(strapi, UID.position, 'company', contacts);
    const persons = (uid: string, rows: typeof positions) => {
      const { table, own, target } = linkOf(strapi, uid, 'person');
      return strapi.db.connection(table).select(target).whereIn(own, rows);
    };
    return idsIn(strapi, UID.person)
      .whereIn('id', persons(UID.contact, contacts.clone()))
      .orWhereIn('id', persons(UID.position, positions))
      .orWhere('created_by_id', reader.user?.id ?? 0);
  },
};
