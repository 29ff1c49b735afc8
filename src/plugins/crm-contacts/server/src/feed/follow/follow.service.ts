import type { Core } from '@strapi/strapi';
import type { FollowContact, FollowedContact, Following } from '../../../../contracts/feed';
import { rowColumns } from '../../kernel/column-values';
import { forbidden } from '../../kernel/errors';
import { getReadable } from '../../kernel/rights/readable';
import { pickerOf } from '../../kernel/rights/readable-rows';
import type { Reader } from '../../kernel/rights/reader';
import { every, permittedRows, read, schemaOf, sql, type Sql } from '../../kernel/sql';
import { linkOf, tableOf } from '../../kernel/tables';
import { inTransaction } from '../../kernel/transaction';
import { UID } from '../../kernel/uids';
import { followKey } from './follow.guard';

/** The star: whom a user follows, and which of these are highlighted. */
export function followService(strapi: Core.Strapi) {
  const table = () => strapi.db.connection(tableOf(strapi, UID.follow));

  return {
    /** Follows the contact, or changes its highlight. Twice is once, also at the same moment. */
    async follow(reader: Reader, documentId: string, { highlighted }: FollowContact): Promise<Following> {
      const user = userOf(reader);
      const contact = await getReadable(strapi, reader, UID.contact, documentId);
      const key = followKey(user.id, contact.id);
      return inTransaction(strapi, async (trx) => {
        const row = { ...rowColumns(strapi, new Date()), follow_key: key, highlighted: highlighted ?? false, created_by_id: user.id, updated_by_id: user.id };
        const made: { id: number }[] = await table().transacting(trx).insert(row).onConflict('follow_key').ignore().returning('id');
        for (const { id } of made) {
          for (const [name, target] of [['user', user.id], ['contact', contact.id]] as const) {
            const link = linkOf(strapi, UID.follow, name);
            await strapi.db.connection(link.table).transacting(trx).insert({ [link.own]: id, [link.target]: target });
          }
        }
        if (made.length === 0 && highlighted !== undefined) await table().transacting(trx).where({ follow_key: key }).update({ highlighted });
        const [stored] = await table().transacting(trx).where({ follow_key: key }).select('highlighted');
        return { followed: true, highlighted: Boolean(stored?.highlighted) };
      });
    },

    async unfollow(reader: Reader, documentId: string): Promise<Following> {
      const contact = await getReadable(strapi, reader, UID.contact, documentId);
      await table().where({ follow_key: followKey(userOf(reader).id, contact.id) }).delete();
      return { followed: false, highlighted: false };
    },

    /** Row ids of what the reader follows, whatever they may read of it: for statements of other features. */
    ids(reader: Reader): Sql {
      const [user, contact] = [linkOf(strapi, UID.follow, 'user'), linkOf(strapi, UID.follow, 'contact')];
      return sql(
        `select fc.${contact.target} from ${user.table} fu join ${contact.table} fc on fc.${contact.own} = fu.${user.own} where fu.${user.target} = ?`,
        reader.user?.id ?? 0
      );
    },

    /** What the reader follows and may read, by name. */
    async list(reader: Reader): Promise<FollowedContact[]> {
      if (!reader.can('read', UID.contact)) return [];
      const { text, bindings } = followedRows(strapi, reader);
      const rows = await read<{ documentId: string; name: string; number: string; highlighted: unknown }>(
        strapi,
        sql(`select c.document_id as "documentId", c.name, c.number, f.highlighted ${text} order by c.name, c.id`, ...bindings)
      );
      const pick = await pickerOf(strapi, reader, UID.contact, rows.map((row) => row.documentId), ['name', 'number']);
      return rows.flatMap(({ documentId, name, number, highlighted }) => {
        const shown = pick(documentId, { name, number });
        return shown ? [{ ...shown, highlighted: Boolean(highlighted) } as FollowedContact] : [];
      });
    },
  };
}

function userOf({ user }: Reader) {
  if (!user) throw forbidden('Contacts are followed by users of the panel');
  return user;
}

/** `from … where …` for the reader's follows `f` of contacts `c` that they may read. */
export function followedRows(strapi: Core.Strapi, reader: Reader, highlightedOnly = false): Sql {
  const follow = schemaOf(strapi, UID.follow);
  const [user, contact] = [follow.link('user'), follow.link('contact')];
  const permitted = permittedRows(strapi, reader, UID.contact, 'c');
  const where = every([
    sql(`fu.${user.target} = ?`, reader.user?.id ?? 0),
    ...(highlightedOnly ? [sql('f.highlighted = true')] : []),
    ...(permitted ? [permitted] : []),
  ]);
  return sql(
    `from ${user.table} fu join ${follow.name} f on f.id = fu.${user.own} join ${contact.table} fc on fc.${contact.own} = f.id
     join ${schemaOf(strapi, UID.contact).name} c on c.id = fc.${contact.target} where ${where.text}`,
    ...where.bindings
  );
}
