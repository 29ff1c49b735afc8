import { useNotification } from '@strapi/strapi/admin';
import type { ContactPerson } from '../../../../contracts/organisation';
import { useErrorText } from '../../kernel/errors';
import { useUpdateRowMutation } from '../../kernel/rows.api';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { useEndPositionMutation, useMakeMainPositionMutation } from '../organisation.api';

/** Ends a position today, with *Undo*; makes it the main one. */
export function usePositionActions() {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const { toggleNotification } = useNotification();
  const [end] = useEndPositionMutation();
  const [makeMain] = useMakeMainPositionMutation();
  const [update] = useUpdateRowMutation();
  const told = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
  return {
    end: ({ documentId, updatedAt, validTo, person, jobTitle }: ContactPerson) =>
      told(async () => {
        await end({ documentId, seen: { updatedAt } }).unwrap();
        const name = person?.name ?? jobTitle ?? '';
        const undo = () => update({ resource: 'positions', documentId, data: { validTo: validTo ?? null } }).unwrap();
        offerUndo({ message: t('organisation.persons.ended', { name }), undo });
      }),
    makeMain: ({ documentId }: ContactPerson) => told(() => makeMain(documentId).unwrap()),
  };
}
