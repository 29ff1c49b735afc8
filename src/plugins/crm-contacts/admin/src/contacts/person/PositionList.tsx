import { Flex, Typography } from '@strapi/design-system';
import type { PersonPosition } from '../../../../contracts/contacts';
import { dateText } from '../../kernel/days';
import { EmptyState } from '../../kernel/EmptyState';
import { ChannelLink, ContactLink } from '../../kernel/Links';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { usePositionRoles } from '../../organisation/persons/usePositionRoles';
import { StageBadge } from '../../workflow/StageBadge';
import { useLocale } from '../../kernel/useLocale';

/** All places at companies: present ones first, past ones below. */
export function PositionList({ positions }: { positions: PersonPosition[] }) {
  const t = useT();
  const present = positions.filter(({ current }) => current);
  const others = positions.filter(({ current }) => !current);
  return (
    <>
      <Section title={t('contacts.person.positions')}>
        {present.length === 0 && <EmptyState text={t('contacts.person.noPosition')} />}
        <Positions positions={present} />
      </Section>
      {others.length > 0 && (
        <Section title={t('contacts.person.otherPositions')}>
          <Positions positions={others} />
        </Section>
      )}
    </>
  );
}

function Positions({ positions }: { positions: PersonPosition[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="list">
      {positions.map((position) => <Position key={position.documentId} position={position} />)}
    </Flex>
  );
}

function Position({ position }: { position: PersonPosition }) {
  const { company, jobTitle, department, role, email, phone } = position;
  const roles = usePositionRoles();
  const span = useSpan(position);
  return (
    <Flex role="listitem" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold"><ContactLink contact={company} page="contact-persons" /></Typography>
          <StageBadge stage={company.stage} status={company.stageStatus} />
        </Flex>
        <Typography variant="pi" textColor="neutral600">{span}</Typography>
      </Flex>
      <Typography>{[jobTitle, department, role && roles.nameOf(role)].filter(Boolean).join(' · ')}</Typography>
      <Flex gap={4} wrap="wrap">
        {phone && <Typography><ChannelLink kind="phone" value={phone} /></Typography>}
        {email && <Typography><ChannelLink kind="email" value={email} /></Typography>}
      </Flex>
    </Flex>
  );
}

function useSpan({ validFrom, validTo }: PersonPosition): string {
  const t = useT();
  const locale = useLocale();
  const day = (text: string) => dateText(text, locale);
  if (validFrom && validTo) return t('contacts.person.fromTo', { from: day(validFrom), to: day(validTo) });
  if (validFrom) return t('contacts.person.from', { from: day(validFrom) });
  return validTo ? t('contacts.person.to', { to: day(validTo) }) : '';
}
