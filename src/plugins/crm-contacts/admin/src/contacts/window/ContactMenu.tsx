import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import { useErrorText } from '../../kernel/errors';
import { paths } from '../../kernel/paths';
import { useAfterMenu } from '../../kernel/useAfterMenu';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { MakeContactPersonDrawer } from '../../organisation/persons/MakeContactPersonDrawer';
import { useReopenContactMutation } from '../contacts.api';
import { CONTACT } from '../uids';
import { CloseContactDrawer } from './CloseContactDrawer';
import { DeleteContactDialog } from './DeleteContactDialog';

/** `[…]`: what is done seldom. Only what the user may do is drawn. */
export function ContactMenu({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const navigate = useNavigate();
  const rights = useRights(CONTACT);
  const reopen = useReopen(contact);
  const [open, setOpen] = useState<'close' | 'delete' | 'contactPerson' | null>(null);
  const { may, closedOn, documentId } = contact;
  const mayMakeContactPerson = useMay('organisation.edit') && may.close && !closedOn && contact.kind === 'person';
  const { opens, onCloseAutoFocus } = useAfterMenu();
  return (
    <>
      <Menu.Root>
        <Menu.Trigger tag={IconButton} icon={<More />} label={t('common.more')} variant="tertiary" endIcon={null} />
        <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
          {rights.can('read') && <Menu.Item onSelect={() => navigate(paths.editView(CONTACT, documentId))}>{t('contacts.window.editView')}</Menu.Item>}
          {mayMakeContactPerson && <Menu.Item onSelect={opens(() => setOpen('contactPerson'))}>{t('organisation.make.open')}</Menu.Item>}
          {may.close && !closedOn && <Menu.Item onSelect={opens(() => setOpen('close'))}>{t('contacts.close.action')}</Menu.Item>}
          {may.close && closedOn && <Menu.Item onSelect={() => void reopen()}>{t('contacts.close.reopen')}</Menu.Item>}
          {may.delete && <Menu.Item variant="danger" onSelect={opens(() => setOpen('delete'))}>{t('common.delete')}</Menu.Item>}
        </Menu.Content>
      </Menu.Root>
      {open === 'contactPerson' && <MakeContactPersonDrawer contact={contact} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseContactDrawer contact={contact} onClose={() => setOpen(null)} />}
      {open === 'delete' && <DeleteContactDialog contact={contact} onClose={() => setOpen(null)} />}
    </>
  );
}

function useReopen({ documentId }: ContactWindow) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [reopen] = useReopenContactMutation();
  return async () => {
    try {
      await reopen(documentId).unwrap();
      toggleNotification({ type: 'success', message: t('contacts.close.reopened') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
}
