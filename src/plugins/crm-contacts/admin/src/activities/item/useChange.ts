import { useNotification } from '@strapi/strapi/admin';
import type { ActivityRow } from '../../../../contracts/activities';
import { useErrorText } from '../../kernel/errors';
import { useUpdateRowMutation, type Row } from '../../kernel/rows.api';
import { useUndo } from '../../kernel/useUndo';

/**
 * Changes an activity at once and offers *Undo*: what was seen is sent along, so that neither the change
 * nor its undoing overwrites what somebody else did meanwhile (409). False when it was refused; why stands
 * in a notice.
 */
export function useChange() {
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateRowMutation();
  return async ({ documentId, updatedAt }: ActivityRow, data: object, before: object, message: string): Promise<boolean> => {
    try {
      const row: Row = await update({ resource: 'activities', documentId, data, seen: { updatedAt } }).unwrap();
      offerUndo({ message, undo: () => update({ resource: 'activities', documentId, data: before, seen: { updatedAt: row.updatedAt } }).unwrap() });
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
      return false;
    }
  };
}
