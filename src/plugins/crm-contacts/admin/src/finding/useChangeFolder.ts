import { useNotification } from '@strapi/strapi/admin';
import type { FolderNode } from '../../../contracts/finding';
import { useErrorText } from '../kernel/errors';
import { useCreateRowMutation, useDeleteRowMutation, useUpdateRowMutation } from '../kernel/rows.api';
import { useT } from '../kernel/useT';
import { useUndo } from '../kernel/useUndo';

/**
 * Changes a folder at once and offers *Undo*: its row, or for a shipped folder without one a new row
 * that changes it. True when it was done; why not stands in a notice.
 */
export function useChangeFolder({ key, saved }: Pick<FolderNode, 'key' | 'saved'>) {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [create] = useCreateRowMutation();
  const [update] = useUpdateRowMutation();
  const [remove] = useDeleteRowMutation();
  return async (data: object, before: object, message = t('finding.folder.kept')): Promise<boolean> => {
    try {
      if (saved) {
        const { documentId } = saved;
        await update({ resource: 'folders', documentId, data }).unwrap();
        offerUndo({ message, undo: () => update({ resource: 'folders', documentId, data: before }).unwrap() });
      } else {
        const { documentId } = await create({ resource: 'folders', data: { key, shared: true, ...data } }).unwrap();
        offerUndo({ message, undo: () => remove({ resource: 'folders', documentId }).unwrap() });
      }
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
      return false;
    }
  };
}
