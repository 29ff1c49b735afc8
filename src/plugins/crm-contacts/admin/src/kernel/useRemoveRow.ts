import { useNotification } from '@strapi/strapi/admin';
import { useErrorText } from './errors';
import { useCreateRowMutation, useDeleteRowMutation } from './rows.api';
import { useT } from './useT';
import { useUndo } from './useUndo';

export interface Removal {
  /** Plural name of the type. */
  resource: string;
  documentId: string;
  /** What the notice calls it. */
  name: string;
  /** The row's values, as a create wants them: *Undo* makes the row again. */
  data: object;
}

/** Removes a row at once and offers *Undo*: for rows that nothing else refers to. */
export function useRemoveRow() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [remove] = useDeleteRowMutation();
  const [create] = useCreateRowMutation();
  return async ({ resource, documentId, name, data }: Removal): Promise<void> => {
    try {
      await remove({ resource, documentId }).unwrap();
      offerUndo({ message: t('common.removed', { name }), undo: () => create({ resource, data }).unwrap() });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
