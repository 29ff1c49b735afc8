import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** A typed, dated link: `from` is the parent (owner, head office) where the type builds a structure. */
export const relation = contentType({
  singularName: 'relation',
  pluralName: 'relations',
  displayName: 'Relation',
  description: 'A typed, dated link between two contacts',
  collectionName: 'crm_relations',
  rights: {
    // One side would tell that the other exists.
    rows: hangsOn({ parents: ['from', 'to'], needs: 'all', write: { right: 'update', needs: 'any' } }),
    sites: 'everything',
    contact: ['from.', 'to.'],
  },
  attributes: {
    type: a.belongsTo(UID.relationType, { required: true }),
    from: a.belongsTo(UID.contact, { required: true }),
    to: a.belongsTo(UID.contact, { required: true }),
    share: a.percent(),
    ...a.validity(),
    note: a.text(),
  },
  layout: {
    mainField: 'note',
    sort: 'id',
    list: ['from', 'type', 'to', 'share', 'validTo'],
    relationNames: { type: 'name', from: 'name', to: 'name' },
    edit: [
      [['from', 6], ['to', 6]],
      [['type', 6], ['share', 6]],
      [['validFrom', 6], ['validTo', 6]],
      [['note', 12]],
    ],
  },
});
