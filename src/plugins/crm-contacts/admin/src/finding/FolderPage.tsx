import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ContactKind } from '../../../contracts/contacts';
import { LoadError } from '../kernel/LoadError';
import { NoRight } from '../kernel/NoRight';
import { useMay } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { useFinding } from './FindingProvider';
import { useFolderTreeQuery } from './finding.api';
import { folderPath } from './folder-path';
import { FolderList } from './FolderList';
import { FolderTree } from './FolderTree';
import { HiddenFolders } from './HiddenFolders';
import { NewMenu } from './NewMenu';
import { SearchButton } from './SearchButton';

const Shell = styled.div`
  display: flex;
  flex-direction: column;
  min-height: 0;
  flex: 1;
  ${({ theme }) => theme.breakpoints.medium} {
    flex-direction: row;
    height: 100%;
    overflow: hidden;
  }
`;

const Side = styled(Box)`
  flex: none;
  max-height: 40vh;
  overflow-y: auto;
  padding: 1.6rem 1.2rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  ${({ theme }) => theme.breakpoints.medium} {
    width: 26rem;
    max-height: none;
  }
`;

const Main = styled.main`
  flex: 1;
  min-width: 0;
  min-height: 0;
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  padding: 2rem 2.4rem 0.8rem;
`;

/** The CRM area: folders at the left, the rows of one at the right. */
export function FolderPage() {
  const may = useMay('finding.folders');
  return may ? <Folders /> : <NoRight />;
}

function Folders() {
  const t = useT();
  const label = useLabel();
  const { key = 'all' } = useParams();
  const { data: tree, error, refetch } = useFolderTreeQuery();
  const { openNew } = useFinding();
  if (error !== undefined && !tree) return <LoadError error={error} onRetry={refetch} />;
  if (!tree) return <Page.Loading />;
  const path = folderPath(tree.folders, key);
  const folder = path[path.length - 1];
  const title = path.map(({ name }) => label(name)).join(' ▸ ');
  const create = openNew && ((kind: ContactKind) => openNew(kind, folder?.stage));
  return (
    <Shell>
      <Page.Title>{title || t('common.menu')}</Page.Title>
      <Side>
        <Box paddingBottom={4}>
          <SearchButton />
        </Box>
        <FolderTree folders={tree.folders} current={key} />
        <HiddenFolders folders={tree.hidden} />
      </Side>
      <Main>
        <Flex justifyContent="space-between" gap={4}>
          <Typography tag="h1" variant="beta" ellipsis>{title || t('common.menu')}</Typography>
          {create && <NewMenu onNew={create} />}
        </Flex>
        {tree.folders.length === 0 && <NoRight />}
        {tree.folders.length > 0 && !folder && <LoadError error={{ status: 404 }} />}
        {folder && <FolderList key={key} folder={folder} title={title} fields={tree.fields[folder.entity]} onNew={create && (() => create('company'))} />}
      </Main>
    </Shell>
  );
}
