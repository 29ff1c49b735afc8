import { Flex, Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { TimelineCard } from '../../activities/timeline/TimelineCard';
import { FiguresCard } from '../../documents/figures/FiguresCard';
import { NextCard } from './ActivityCards';
import { CountsCard, DocumentsCard } from './DocumentCards';
import { PersonsCard } from './PersonsCard';
import { ReachCard } from './ReachCard';
import { StructureCard } from './StructureCard';

/** The window's first page: what is next, who is there, what was done, at one glance. What may not be read is not drawn. */
export function OverviewPage({ contact }: { contact: ContactWindow }) {
  const { documentId, activities, contactPersons, structure, documents, figures, capabilities } = contact;
  const shownDocuments = documents && (capabilities.documents || documents.results.length > 0) ? documents : undefined;
  const hasFigures = figures !== undefined && Object.keys(figures).length > 0;
  const structureCard = structure && <StructureCard contact={contact} structure={structure} />;
  return (
    <Grid.Root gap={4} style={{ alignItems: 'start' }}>
      <Column>
        {activities && <NextCard documentId={documentId} activities={activities} />}
        {contactPersons && <PersonsCard documentId={documentId} contactPersons={contactPersons} />}
      </Column>
      <Column>
        {!shownDocuments && structureCard}
        {shownDocuments && hasFigures && <FiguresCard contact={contact} figures={figures} documents={shownDocuments} />}
        {shownDocuments && !hasFigures && <CountsCard documentId={documentId} documents={shownDocuments} />}
        {shownDocuments && <DocumentsCard documentId={documentId} documents={shownDocuments} />}
      </Column>
      <Column>
        {shownDocuments && structureCard}
        <ReachCard contact={contact} />
        <TimelineCard contact={contact} />
      </Column>
    </Grid.Root>
  );
}

function Column({ children }: { children: ReactNode }) {
  return (
    <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
      <Flex direction="column" alignItems="stretch" gap={4}>{children}</Flex>
    </Grid.Item>
  );
}
