import { useNotification } from '@strapi/strapi/admin';
import type { ChartPosition } from '../../../../contracts/organisation';
import { useErrorText } from '../../kernel/errors';
import { todayHere } from '../../kernel/days';
import { useMay } from '../../kernel/useRights';
import { useUpdateRowMutation } from '../../kernel/rows.api';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { useChangePositionMutation } from '../organisation.api';
import { nameOf } from './org-items';

/** Where a position is moved to; null: below nobody, in no department. */
export interface PositionMove {
  attribute: 'superior' | 'department';
  target: { documentId: string; name: string } | null;
}

const reference = (documentId: string | null) => ({ set: documentId === null ? [] : [{ documentId }] });

/**
 * Gives a position another superior or department, with *Undo*; a refusal is said in words. It holds from
 * today, so that charts of earlier days stay true; without the right to such changes it is a correction.
 */
export function useMovePosition() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const mayChange = useMay('organisation.edit');
  const [change] = useChangePositionMutation();
  const [update] = useUpdateRowMutation();
  return async (position: ChartPosition, { attribute, target }: PositionMove) => {
    const { documentId, updatedAt } = position;
    const write = async (value: string | null, seen?: { updatedAt: string }): Promise<unknown> =>
      mayChange
        ? change({ documentId, [attribute]: value, startsOn: todayHere(), seen }).unwrap()
        : update({ resource: 'positions', documentId, data: { [attribute]: reference(value) }, seen }).unwrap();
    try {
      await write(target?.documentId ?? null, { updatedAt });
    } catch (error) {
      return toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
    const message = t(`organisation.chart.moved.${attribute}${target ? '' : '.none'}`, { name: nameOf(position), target: target?.name });
    offerUndo({ message, undo: () => write(position[attribute]) });
  };
}
