import { Flex, Typography } from '@strapi/design-system';
import { Earth, Mail, Phone } from '@strapi/icons';
import type { ReactNode } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { useCodeName } from '../../kernel/codes';
import { FollowButton } from '../../feed/follow/FollowButton';
import { Unparseable } from '../../kernel/FieldValue';
import { ChannelLink, PersonLink } from '../../kernel/Links';
import { useT } from '../../kernel/useT';
import { StageBadge } from '../../workflow/StageBadge';
import { TransitionButtons } from '../../workflow/TransitionButtons';
import { ContactMenu } from './ContactMenu';
import { ResponsibleButton } from './ResponsibleButton';

/** Who this is, where it stands, how to reach it, who looks after it, and what may be done next. */
export function ContactHeader({ contact }: { contact: ContactWindow }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex gap={3} wrap="wrap" style={{ flex: '1 1 30rem', minWidth: 0 }}>
          <Typography tag="h1" variant="beta" style={{ overflowWrap: 'anywhere' }}>{contact.name}</Typography>
          <StageBadge stage={contact.stage} status={contact.stageStatus} />
          <Typography textColor="neutral600">{contact.number}</Typography>
        </Flex>
        <Flex gap={2} wrap="wrap">
          {contact.may.transition && <TransitionButtons contact={contact} />}
          <ContactMenu contact={contact} />
        </Flex>
      </Flex>
      <Facts contact={contact} />
    </Flex>
  );
}

function Facts({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const region = useCodeName('region');
  const isUnread = (field: string) => contact.unparseable.includes(field);
  const place = [contact.city, contact.country && region(contact.country)].filter(Boolean).join(', ');
  return (
    <Flex gap={4} wrap="wrap">
      <Typography textColor="neutral600">{t(`contacts.kind.${contact.kind}`)}</Typography>
      {contact.person && contact.person.fullName !== contact.name && <PersonLink person={contact.person} />}
      {contact.person && contact.person.fullName === contact.name && <PersonLink person={{ ...contact.person, fullName: t('contacts.window.openPerson') }} />}
      {place && <Typography textColor="neutral600">{place}</Typography>}
      {contact.phone && <Reach icon={<Phone aria-label={t('contacts.phone')} />} kind="phone" value={contact.phone} unparseable={isUnread('phone')} />}
      {contact.email && <Reach icon={<Mail aria-label={t('contacts.email')} />} kind="email" value={contact.email} unparseable={isUnread('email')} />}
      {contact.website && <Reach icon={<Earth aria-label={t('contacts.website')} />} kind="web" value={contact.website} unparseable={isUnread('website')} />}
      <ResponsibleButton contact={contact} />
      <FollowButton contact={contact} />
    </Flex>
  );
}

/** What could not be read is no link: nobody would be called by it. */
function Reach({ icon, kind, value, unparseable }: { icon: ReactNode; kind: string; value: string; unparseable: boolean }) {
  return (
    <Flex gap={1}>
      {icon}
      <Typography tag="span"><ChannelLink kind={unparseable ? 'other' : kind} value={value} /></Typography>
      {unparseable && <Unparseable />}
    </Flex>
  );
}
