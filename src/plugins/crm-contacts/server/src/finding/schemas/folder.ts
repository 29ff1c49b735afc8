import * as a from '../../kernel/attributes';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER, UID } from '../../kernel/uids';

/** A saved view: filters, columns, sort. */
export const folder = contentType({
  singularName: 'folder',
  pluralName: 'folders',
  displayName: 'Folder',
  description: 'A saved view on contacts or persons',
  collectionName: 'crm_folders',
  attributes: {
    key: a.string({ required: true, maxLength: 60 }),
    name: a.string({ required: true, maxLength: 120 }),
    nameDe: a.string({ maxLength: 120 }),
    parent: a.belongsTo(UID.folder),
    entity: a.enumeration(['contact', 'person'], { required: true, default: 'contact' }),
    filters: a.json(),
    columns: a.json(),
    sort: a.string({ maxLength: 80 }),
    shared: a.boolean(true),
    owner: a.belongsTo(ADMIN_USER),
    roles: a.manyOf('admin::role'),
    position: a.integer({ default: 0 }),
  },
  indexes: [{ name: 'crm_folders_key_unique', columns: ['key'], type: 'unique' }],
  layout: {
    mainField: 'name',
    sort: 'position',
    list: ['key', 'name', 'entity', 'position'],
    relationNames: { parent: 'name', owner: 'firstname', roles: 'name' },
    edit: [
      [['key', 4], ['name', 4], ['nameDe', 4]],
      [['parent', 6], ['entity', 3], ['position', 3]],
      [['shared', 4], ['owner', 4], ['roles', 4]],
      [['filters', 12]],
      [['columns', 6], ['sort', 6]],
    ],
  },
});
