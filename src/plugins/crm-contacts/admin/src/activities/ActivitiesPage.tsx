import { Flex } from '@strapi/design-system';
import type { ContactWindow } from '../../../contracts/contacts';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import { ActivityFilters, useActivityFilters } from './ActivityFilters';
import { ActivityList } from './ActivityList';
import { Composer } from './Composer';

/** What was done and what comes next with a contact. */
export function ActivitiesPage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [filters, change] = useActivityFilters();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Composer contact={contact} />
      <Section title={t('activities.title')} action={<ActivityFilters filters={filters} change={change} />}>
        <ActivityList owner={{ resource: 'contacts', documentId: contact.documentId }} filters={filters} />
      </Section>
    </Flex>
  );
}
