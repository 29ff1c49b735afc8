import { Box } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useMay } from '../kernel/useRights';
import { AreaLinks } from './AreaLinks';
import { useFolderTreeQuery } from './finding.api';
import { FolderTree } from './FolderTree';
import { HiddenFolders } from './HiddenFolders';
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

interface AreaProps {
  /** Title of the browser's tab. */
  title: string;
  /** Key of the folder that is shown. */
  folder?: string;
  children: ReactNode;
}

/** A page of the CRM area: the search, the features' own pages and the folders at the left, the page itself at the right. */
export function Area({ title, folder = '', children }: AreaProps) {
  const maySeeFolders = useMay('finding.folders');
  const { data: tree } = useFolderTreeQuery(undefined, { skip: !maySeeFolders });
  return (
    <Shell>
      <Page.Title>{title}</Page.Title>
      <Side>
        {maySeeFolders && <Box paddingBottom={3}><SearchButton /></Box>}
        <AreaLinks />
        {tree && <FolderTree folders={tree.folders} current={folder} />}
        {tree && <HiddenFolders folders={tree.hidden} />}
      </Side>
      <Main>{children}</Main>
    </Shell>
  );
}
