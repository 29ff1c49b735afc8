import { Flex, Grid } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import type { PersonWindow } from '../../../../contracts/contacts';
import { PersonActivitiesPart } from '../../activities/ActivitiesPage';
import { useSubject } from '../../activities/quick/QuickEntryProvider';
import { personSubject } from '../../activities/subjects';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useHotkeys } from '../../kernel/useHotkeys';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { usePersonWindowQuery } from '../contacts.api';
import { AddressList } from '../master-data/AddressList';
import { ChannelList } from '../master-data/ChannelList';
import { PERSON } from '../uids';
import { WindowBar } from '../window/WindowBar';
import { PersonData } from './PersonData';
import { PersonDocuments } from './PersonCards';
import { PersonHeader } from './PersonHeader';
import { PositionList } from './PositionList';

/** `persons/:documentId`: a human being, with all places at companies past and present. */
export function PersonWindowPage() {
  const { documentId = '' } = useParams();
  const mayOpen = useMay('contacts.window');
  if (!mayOpen) return <NoRight />;
  return <OpenPerson key={documentId} documentId={documentId} />;
}

function OpenPerson({ documentId }: { documentId: string }) {
  const { data: person, error, refetch } = usePersonWindowQuery(documentId);
  const [isEditing, setEditing] = useState(false);
  const edit = person?.may.update ? () => setEditing(true) : undefined;
  useHotkeys({ e: edit });
  useSubject(useMemo(() => (person ? personSubject(person) : null), [person]));
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!person) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{person.fullName}</Page.Title>
      <Flex direction="column" alignItems="stretch" gap={4} padding={{ initial: 4, medium: 8 }} paddingTop={{ initial: 4, medium: 4 }}>
        <WindowBar documentId={documentId} />
        <PersonHeader person={person} onEdit={edit} />
        <PersonCards person={person} />
      </Flex>
      {isEditing && <EditDrawer person={person} onClose={() => setEditing(false)} />}
    </Page.Main>
  );
}

function PersonCards({ person }: { person: PersonWindow }) {
  const owner = { person: { documentId: person.documentId, label: person.fullName } };
  return (
    <Grid.Root gap={4} style={{ alignItems: 'start' }}>
      <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
        {person.positions && <PositionList positions={person.positions} />}
        {person.activities && <PersonActivitiesPart person={person} />}
        {person.documents && <PersonDocuments documents={person.documents} />}
      </Grid.Item>
      <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
        <PersonData person={person} />
        {person.channels && <ChannelList owner={owner} channels={person.channels} />}
        {person.addresses && <AddressList owner={owner} addresses={person.addresses} />}
      </Grid.Item>
    </Grid.Root>
  );
}

function EditDrawer({ person, onClose }: { person: PersonWindow; onClose: () => void }) {
  const t = useT();
  return (
    <RowDrawer resource="persons" uid={PERSON} documentId={person.documentId} writable={person.may.updateFields} title={t('contacts.person.edit')} onClose={onClose} />
  );
}
