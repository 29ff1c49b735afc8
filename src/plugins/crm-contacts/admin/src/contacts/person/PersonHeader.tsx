import { Avatar, Button, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import type { PersonWindow } from '../../../../contracts/contacts';
import { fileAddress } from '../../kernel/file-address';
import { ContactLink } from '../../kernel/Links';
import { useT } from '../../kernel/useT';
import { StageBadge } from '../../workflow/StageBadge';
import { MakeContactButton } from './MakeContactButton';
import { initialsOf } from './initials';

/** Who this is, and the contact that the person is itself, or the way to make one. */
export function PersonHeader({ person, onEdit }: { person: PersonWindow; onEdit?: () => void }) {
  const t = useT();
  const { ownContact, photo, fullName } = person;
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <Flex gap={4} style={{ minWidth: 0 }}>
        <Avatar.Item src={photo ? fileAddress(photo.url) : undefined} alt={fullName} fallback={initialsOf(person)} delayMs={0} style={{ flex: 'none' }} />
        <Flex direction="column" alignItems="flex-start" gap={1} style={{ minWidth: 0 }}>
          <Typography tag="h1" variant="beta" style={{ overflowWrap: 'anywhere' }}>{fullName}</Typography>
          {ownContact ? (
            <Flex gap={2} wrap="wrap">
              <Typography textColor="neutral600">{t('contacts.person.ownContact')}</Typography>
              <ContactLink contact={ownContact} />
              <Typography textColor="neutral600">{ownContact.number}</Typography>
              <StageBadge stage={ownContact.stage} status={ownContact.stageStatus} />
            </Flex>
          ) : (
            <Typography textColor="neutral600">{t('contacts.person.title')}</Typography>
          )}
        </Flex>
      </Flex>
      <Flex gap={2} wrap="wrap">
        {!ownContact && person.may.makeContact && <MakeContactButton person={person} />}
        {onEdit && <Button variant="tertiary" startIcon={<Pencil />} onClick={onEdit}>{t('common.edit')}</Button>}
      </Flex>
    </Flex>
  );
}
