import { useCallback, useMemo } from 'react';
import { usePersistentState } from '@strapi/strapi/admin';
import type { FieldInfo, FolderNode } from '../../../contracts/finding';
import type { ListState } from './useListState';

/**
 * The columns of a folder's list: those in the address, else those that the user chose last in this
 * folder (kept in this browser), else the folder's own.
 */
export function useColumns(folder: FolderNode, fields: FieldInfo[], state: ListState, change: (next: Partial<ListState>) => void) {
  const [kept, keep] = usePersistentState<Record<string, string[]>>('crm-contacts.columns', {});
  const wanted = state.columns ?? kept[folder.key] ?? folder.columns;
  const columns = useMemo(() => wanted.flatMap((wish) => fields.filter(({ name }) => name === wish)), [fields, wanted]);
  const choose = useCallback(
    (names: string[]) => {
      keep((before) => ({ ...before, [folder.key]: names }));
      change({ columns: names });
    },
    [keep, change, folder.key]
  );
  const isOwn = wanted === folder.columns;
  const reset = () => {
    keep(({ [folder.key]: _dropped, ...others }) => others);
    change({ columns: [] });
  };
  return { columns: columns.length > 0 ? columns : fields.slice(0, 1), choose, reset: isOwn ? undefined : reset };
}
