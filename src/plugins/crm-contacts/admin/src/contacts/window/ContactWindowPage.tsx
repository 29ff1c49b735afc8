import { Box, Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useSubject } from '../../activities/quick/QuickEntryProvider';
import { contactSubject } from '../../activities/subjects';
import { features } from '../../features';
import type { WindowPage } from '../../kernel/feature';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { paths } from '../../kernel/paths';
import { useHotkeys } from '../../kernel/useHotkeys';
import { useGrants, useMay } from '../../kernel/useRights';
import { StageProposals } from '../../workflow/StageProposals';
import { useContactWindowQuery } from '../contacts.api';
import { EDIT_PARAMETER } from '../master-data/useEditing';
import { ContactBanners } from './ContactBanners';
import { ContactHeader } from './ContactHeader';
import { WindowBar } from './WindowBar';
import { WindowTabs } from './WindowTabs';

/** `contacts/:documentId/:page?`: everything about one contact, its pages as tabs in the address. */
export function ContactWindowPage() {
  const { documentId = '' } = useParams();
  const mayOpen = useMay('contacts.window');
  if (!mayOpen) return <NoRight />;
  return <OpenWindow key={documentId} documentId={documentId} />;
}

function OpenWindow({ documentId }: { documentId: string }) {
  const { page: key = 'overview' } = useParams();
  const navigate = useNavigate();
  const grants = useGrants();
  const { data: contact, error, refetch } = useContactWindowQuery(documentId);
  useHotkeys({ e: contact?.may.update ? () => navigate(`${paths.contact(documentId, 'master-data')}?${EDIT_PARAMETER}=1`) : undefined });
  useSubject(useMemo(() => (contact ? contactSubject(contact) : null), [contact]));
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!contact) return <Page.Loading />;
  const pages = windowPages().filter(({ isShown }) => isShown?.(contact) ?? true);
  const isAllowed = (page: WindowPage) => page.isAllowed?.(grants) ?? true;
  const current = pages.find((page) => page.key === key);
  return (
    <Page.Main>
      <Page.Title>{contact.name}</Page.Title>
      <Flex direction="column" alignItems="stretch" paddingTop={4} paddingLeft={{ initial: 4, medium: 8 }} paddingRight={{ initial: 4, medium: 8 }} gap={3}>
        <WindowBar documentId={documentId} page={current?.key} />
        <ContactHeader contact={contact} />
        <ContactBanners contact={contact} />
        {contact.may.transition && <StageProposals contact={contact} />}
        <WindowTabs contact={contact} pages={pages.filter(isAllowed)} current={current?.key} />
      </Flex>
      <Box padding={{ initial: 4, medium: 8 }} paddingTop={{ initial: 4, medium: 5 }}>
        {!current && <LoadError error={{ status: 404 }} />}
        {current && (isAllowed(current) ? <current.Component contact={contact} /> : <NoRight />)}
      </Box>
    </Page.Main>
  );
}

/** Asked for when drawn: the features are still being composed while this file is loaded. */
const windowPages = (): WindowPage[] => features.flatMap((feature) => feature.windowPages ?? []).sort((a, b) => a.order - b.order);
