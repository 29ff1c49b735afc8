import { Flex } from '@strapi/design-system';
import { useMemo } from 'react';
import type { ContactWindow, PersonWindow } from '../../../contracts/contacts';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import type { ActivitiesOwner } from './activities.api';
import { Composer } from './composer/Composer';
import type { Subject } from './composer/draft';
import { ActivityFilters, useActivityFilters } from './list/ActivityFilters';
import { ActivityPages } from './list/ActivityPages';
import { contactSubject, personSubject } from './subjects';

/** What was done and what comes next with a contact. */
export function ActivitiesPage({ contact }: { contact: ContactWindow }) {
  const subject = useMemo(() => contactSubject(contact), [contact]);
  return <OwnedActivities owner={{ resource: 'contacts', documentId: contact.documentId }} subject={subject} />;
}

/** What was done and what comes next with a person, at whatever contact. */
export function PersonActivitiesPart({ person }: { person: PersonWindow }) {
  const subject = useMemo(() => personSubject(person), [person]);
  return <OwnedActivities owner={{ resource: 'persons', documentId: person.documentId }} subject={subject} />;
}

function OwnedActivities({ owner, subject }: { owner: ActivitiesOwner; subject: Subject }) {
  const t = useT();
  const [filters, change] = useActivityFilters();
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Composer key={owner.documentId} subject={subject} />
      <Section title={t('activities.title')} action={<ActivityFilters filters={filters} change={change} />}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <ActivityPages key={JSON.stringify(filters)} owner={owner} filters={filters} empty={t(isFiltered ? 'activities.nothingFound' : 'activities.empty')} />
        </Flex>
      </Section>
    </Flex>
  );
}
