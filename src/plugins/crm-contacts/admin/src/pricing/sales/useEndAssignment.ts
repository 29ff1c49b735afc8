import { useNotification } from '@strapi/strapi/admin';
import type { AssignedCatalogue } from '../../../../contracts/pricing';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import { useUpdateRowMutation } from '../../kernel/rows.api';
import { useRemoveRow } from '../../kernel/useRemoveRow';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';

/** Ends an assignment with today, at once, and offers *Undo*; one that has not begun yet is taken back. */
export function useEndAssignment() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateRowMutation();
  const remove = useRemoveRow();
  return async (contact: string, { documentId, updatedAt, validFrom, validTo, priority, includeGroup, catalogue }: AssignedCatalogue): Promise<void> => {
    const today = todayHere();
    if (validFrom !== null && validFrom > today) {
      const relation = (of: string) => ({ set: [{ documentId: of }] });
      return remove({ resource: 'price-assignments', documentId, name: catalogue.name, data: { contact: relation(contact), catalogue: relation(catalogue.documentId), validFrom, validTo, priority, includeGroup } });
    }
    try {
      await update({ resource: 'price-assignments', documentId, data: { validTo: today }, seen: { updatedAt, values: { validTo } } }).unwrap();
      offerUndo({ message: t('pricing.ended', { name: catalogue.name }), undo: () => update({ resource: 'price-assignments', documentId, data: { validTo } }).unwrap() });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
