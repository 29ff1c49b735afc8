import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import { RELATIONS } from '../data/relations';
import type { DemoRows } from '../rows';

export function makeRelations(): DemoRows {
  return {
    [UID.relation]: RELATIONS.map(({ type, from, to, share, since, until, note }) => ({
      key: `${type}/${from}/${to}`,
      values: { share, validFrom: since, validTo: until, note },
      links: { type, from, to },
    })),
  };
}
