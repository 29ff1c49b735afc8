import type { ContactWindow, UserName } from '../../../../contracts/contacts';
import { useErrorText } from '../../kernel/errors';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { UserSelect } from '../../kernel/UserSelect';
import { useNotification } from '@strapi/strapi/admin';
import { CONTACT } from '../uids';
import { useSetResponsibleMutation } from '../contacts.api';

/** Owner and deputy as two lists; a choice is saved at once, with *Undo*. */
export function ResponsibleFields({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const label = useFieldLabel(CONTACT);
  const offerUndo = useUndo();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [save, { isLoading }] = useSetResponsibleMutation();
  const { documentId, owner, deputy } = contact;

  const set = async (role: 'owner' | 'deputy', user: UserName | null) => {
    const write = (chosen: UserName | null) => save({ documentId, [`${role}DocumentId`]: chosen?.documentId ?? null }).unwrap();
    const before = contact[role];
    try {
      await write(user);
      const message = user ? t(`contacts.window.${role}Set`, { name: user.name }) : t(`contacts.window.${role}Removed`);
      offerUndo({ message, undo: () => write(before) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };

  return (
    <>
      <UserSelect name="owner" label={label('owner')} value={owner} disabled={isLoading} onChange={(user) => void set('owner', user)} />
      <UserSelect name="deputy" label={label('deputy')} value={deputy} disabled={isLoading} without={owner ? [owner.documentId] : []} onChange={(user) => void set('deputy', user)} />
    </>
  );
}
