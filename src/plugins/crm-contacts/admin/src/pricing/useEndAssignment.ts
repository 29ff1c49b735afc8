import { useNotification } from '@strapi/strapi/admin';
import type { AssignedCatalogue } from '../../../contracts/pricing';
import { todayHere } from '../kernel/days';
import { useErrorText } from '../kernel/errors';
import { useUpdateRowMutation } from '../kernel/rows.api';
import { useT } from '../kernel/useT';
import { useUndo } from '../kernel/useUndo';

/** Ends an assignment with today, at once, and offers *Undo*; one that has not begun ends on its first day. */
export function useEndAssignment() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateRowMutation();
  return async ({ documentId, updatedAt, validFrom, validTo, catalogue }: AssignedCatalogue): Promise<void> => {
    const today = todayHere();
    const last = validFrom !== null && validFrom > today ? validFrom : today;
    try {
      await update({ resource: 'price-assignments', documentId, data: { validTo: last }, seen: { updatedAt, values: { validTo } } }).unwrap();
      offerUndo({ message: t('pricing.ended', { name: catalogue.name }), undo: () => update({ resource: 'price-assignments', documentId, data: { validTo } }).unwrap() });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
