import { Flex, Popover, TextButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { CONTACT } from '../uids';
import { ResponsibleFields } from './ResponsibleFields';

/** Owner and deputy by name; who may change them does so in a popover under the names. */
export function ResponsibleButton({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const mayRead = useRights(CONTACT).can('read', 'owner');
  const { owner, deputy } = contact;
  const words = [
    // Who may not see the owner is not told that there is none.
    owner ? t('contacts.window.owner', { name: owner.name }) : mayRead && t('contacts.window.noOwner'),
    deputy && t('contacts.window.deputy', { name: deputy.name }),
  ].filter(Boolean).join(' ');
  if (!contact.may.changeOwner) return words && <Typography textColor="neutral600">{words}</Typography>;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger>
        <TextButton endIcon={<Pencil aria-label={t('contacts.window.changeOwner')} />}>{words}</TextButton>
      </Popover.Trigger>
      <Popover.Content align="start">
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="30rem">
          <ResponsibleFields contact={contact} />
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
