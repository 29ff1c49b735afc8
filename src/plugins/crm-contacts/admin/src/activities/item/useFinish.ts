import { useNotification } from '@strapi/strapi/admin';
import type { ActivityRow } from '../../../../contracts/activities';
import { dateText } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import { useDeleteRowMutation, useUpdateRowMutation } from '../../kernel/rows.api';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { useFinishActivityMutation } from '../activities.api';

/** Finishes an activity at once, with what follows from it, and offers *Undo*; false when it was refused. */
export function useFinish() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useFinishActivityMutation();
  const locale = useLocale();
  const [update] = useUpdateRowMutation();
  const [remove] = useDeleteRowMutation();

  const finish = async ({ documentId, subject, outcome: before }: ActivityRow, outcome: string, followUpOn: string | null = null): Promise<boolean> => {
    try {
      const { followUp } = await send({ documentId, outcome: outcome.trim() || null, ...(followUpOn ? { followUp: { dueOn: followUpOn } } : {}) }).unwrap();
      const undo = async () => {
        if (followUp) await remove({ resource: 'activities', documentId: followUp.documentId }).unwrap();
        await update({ resource: 'activities', documentId, data: { state: 'open', outcome: before ?? null } }).unwrap();
      };
      const message = followUp && followUpOn ? t('activities.finishedThen', { name: subject ?? '', day: dateText(followUpOn, locale) }) : t('activities.finished', { name: subject ?? '' });
      offerUndo({ message, undo });
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
      return false;
    }
  };
  return { finish, isLoading };
}
