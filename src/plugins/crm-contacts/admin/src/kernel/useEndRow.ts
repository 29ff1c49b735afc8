import { useNotification } from '@strapi/strapi/admin';
import { todayHere } from './days';
import { useErrorText } from './errors';
import { useUpdateRowMutation } from './rows.api';
import { useT } from './useT';
import { useUndo } from './useUndo';

export interface Ending {
  /** Plural name of a type with from–to dates. */
  resource: string;
  documentId: string;
  updatedAt: string;
  /** What the notice calls it. */
  name: string;
}

/** Ends a dated row at once, today as its last day, and offers *Undo*; a refusal is told. */
export function useEndRow() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateRowMutation();
  return async ({ resource, documentId, updatedAt, name }: Ending): Promise<void> => {
    try {
      await update({ resource, documentId, data: { validTo: todayHere() }, seen: { updatedAt } }).unwrap();
      offerUndo({ message: t('common.ended', { name }), undo: () => update({ resource, documentId, data: { validTo: null } }).unwrap() });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
