import { useNotification } from '@strapi/strapi/admin';
import type { ActivityRow } from '../../../contracts/activities';
import { useErrorText } from '../kernel/errors';
import { useUpdateRowMutation } from '../kernel/rows.api';
import { useT } from '../kernel/useT';
import { useUndo } from '../kernel/useUndo';
import { useFinishActivityMutation } from './activities.api';

/** Finishes an activity at once and offers *Undo*; false when it was refused. */
export function useFinish() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useFinishActivityMutation();
  const [update] = useUpdateRowMutation();

  const finish = async ({ documentId, subject, outcome: before }: ActivityRow, outcome: string): Promise<boolean> => {
    try {
      await send({ documentId, outcome: outcome.trim() || null }).unwrap();
      const undo = () => update({ resource: 'activities', documentId, data: { state: 'open', outcome: before ?? null } }).unwrap();
      offerUndo({ message: t('activities.finished', { name: subject ?? '' }), undo });
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
      return false;
    }
  };
  return { finish, isLoading };
}
