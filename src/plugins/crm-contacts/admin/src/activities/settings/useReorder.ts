import { useNotification } from '@strapi/strapi/admin';
import { useErrorText } from '../../kernel/errors';
import { useUpdateRowMutation, type Row } from '../../kernel/rows.api';
import { swappedRanks, type Ranked } from './order';

/** Moves a type up or down; it is its own undoing. */
export function useReorder() {
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateRowMutation();
  return async (rows: Row[], index: number, step: 1 | -1): Promise<void> => {
    try {
      for (const { documentId, rank } of swappedRanks(rows as unknown as Ranked[], index, step)) await update({ resource: 'activity-types', documentId, data: { rank } }).unwrap();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
