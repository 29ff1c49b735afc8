import * as a from '../../kernel/attributes';
import { folderScope } from '../folder.scope';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER } from '../../kernel/uids';

/**
 * A saved view: filters, columns, sort. A row with the key of a shipped folder changes that one; any
 * other is a folder of its own, which narrows the rows of the shipped folder `base`.
 */
export const folder = contentType({
  singularName: 'folder',
  pluralName: 'folders',
  displayName: 'Folder',
  description: 'A saved view on contacts or persons',
  collectionName: 'crm_folders',
  rights: { rows: folderScope, sites: 'everything' },
  attributes: {
    key: a.string({ maxLength: 60 }),
    name: a.string({ maxLength: 120 }),
    nameDe: a.string({ maxLength: 120 }),
    // A key, not a relation: shipped folders are no rows.
    parent: a.string({ maxLength: 60 }),
    base: a.string({ maxLength: 60 }),
    entity: a.enumeration(['contact', 'person']),
    filters: a.json(),
    columns: a.json(),
    sort: a.string({ maxLength: 80 }),
    shared: a.boolean(),
    owner: a.belongsTo(ADMIN_USER),
    roles: a.manyOf('admin::role'),
    position: a.integer(),
    hidden: a.boolean(),
  },
  indexes: [{ name: 'crm_folders_key_unique', columns: ['key'], type: 'unique' }],
  layout: {
    mainField: 'name',
    sort: 'position',
    list: ['key', 'name', 'shared', 'position'],
    relationNames: { owner: 'firstname', roles: 'name' },
    readOnly: ['owner'],
    edit: [
      [['name', 6], ['nameDe', 6]],
      [['key', 4], ['base', 4], ['parent', 4]],
      [['shared', 3], ['hidden', 3], ['position', 3], ['entity', 3]],
      [['owner', 6], ['roles', 6]],
      [['filters', 12]],
      [['columns', 6], ['sort', 6]],
    ],
  },
});
