import { Flex, Typography } from '@strapi/design-system';
import { Star } from '@strapi/icons';
import type { ContactPersonsExcerpt } from '../../../../contracts/organisation';
import { EmptyState } from '../../kernel/EmptyState';
import { ChannelLink, NameLink, PersonLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { CardList } from './CardList';

interface PersonsCardProps {
  documentId: string;
  contactPersons: ContactPersonsExcerpt;
}

/** Who to talk to at this company: the main contact person first. */
export function PersonsCard({ documentId, contactPersons: { first, count } }: PersonsCardProps) {
  const t = useT();
  const page = paths.contact(documentId, 'contact-persons');
  return (
    <Section title={t('contacts.persons.title')} action={count > 0 && <NameLink to={page}>{t('contacts.card.all', { count })}</NameLink>}>
      {first.length === 0 && <EmptyState text={t('contacts.persons.empty')} action={<NameLink to={page}>{t('contacts.persons.first')}</NameLink>} />}
      <CardList>
        {first.map(({ documentId: position, person, jobTitle, department, phone, email, main }) => (
          <CardList.Row key={position}>
            <Flex gap={1}>
              {main && <Star aria-label={t('contacts.persons.main')} width="1.2rem" height="1.2rem" fill="primary600" />}
              {person && <PersonLink person={{ documentId: person.documentId, fullName: person.name ?? '–' }} />}
            </Flex>
            <Typography textColor="neutral600">{[jobTitle, department?.name].filter(Boolean).join(', ')}</Typography>
            <Flex gap={3} wrap="wrap" style={{ rowGap: 0 }}>
              {phone && <ChannelLink kind="phone" value={phone} />}
              {email && <ChannelLink kind="email" value={email} />}
            </Flex>
          </CardList.Row>
        ))}
      </CardList>
    </Section>
  );
}
