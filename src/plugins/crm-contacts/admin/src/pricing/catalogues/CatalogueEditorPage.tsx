import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { useMay, useRights } from '../../kernel/useRights';
import { EntryEditor } from '../editor/EntryEditor';
import { useCatalogueHeadQuery } from '../pricing.api';
import { CATALOGUE } from '../uids';
import { CatalogueHeader } from './CatalogueHeader';
import { CatalogueNotice } from './CatalogueNotice';

/** As high as the window: the lines scroll, what is above and below them stays. */
const Shell = styled(Flex)`
  flex: 1;
  min-height: 0;
  padding: 1.6rem 2.4rem 0;
  ${({ theme }) => theme.breakpoints.medium} {
    height: 100vh;
    overflow: hidden;
  }
`;

/** `price-catalogues/:documentId`: a catalogue's data and its entries, to be worked in like a spreadsheet. */
export function CatalogueEditorPage() {
  const { documentId = '' } = useParams();
  const mayUse = useMay('pricing.read');
  const mayRead = useRights(CATALOGUE).can('read');
  return mayUse && mayRead ? <Editor key={documentId} documentId={documentId} /> : <NoRight />;
}

function Editor({ documentId }: { documentId: string }) {
  const { data: head, error, refetch } = useCatalogueHeadQuery(documentId, { refetchOnMountOrArgChange: true });
  // A failed renewal must not take the lines away that are worked on.
  if (!head) return error === undefined ? <Page.Loading /> : <LoadError error={error} onRetry={refetch} />;
  return (
    <Page.Main style={{ display: 'flex', minHeight: 0, flex: 1 }}>
      <Page.Title>{head.name}</Page.Title>
      <Shell direction="column" alignItems="stretch" gap={3}>
        <CatalogueHeader head={head} />
        <CatalogueNotice head={head} />
        <EntryEditor head={head} />
      </Shell>
    </Page.Main>
  );
}
