import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { ContactKind } from '../../../contracts/contacts';
import { LoadError } from '../kernel/LoadError';
import { NoRight } from '../kernel/NoRight';
import { useMay } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { Area } from './Area';
import { useFinding } from './FindingProvider';
import { useFolderTreeQuery } from './finding.api';
import { folderPath } from './folder-path';
import { FolderList } from './FolderList';
import { NewMenu } from './NewMenu';

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
    <Area title={title || t('common.menu')} folder={key}>
      <Flex justifyContent="space-between" gap={4}>
        <Typography tag="h1" variant="beta" ellipsis>{title || t('common.menu')}</Typography>
        {create && <NewMenu onNew={create} />}
      </Flex>
      {tree.folders.length === 0 && <NoRight />}
      {tree.folders.length > 0 && !folder && <LoadError error={{ status: 404 }} />}
      {folder && <FolderList key={key} folder={folder} title={title} fields={tree.fields[folder.entity]} onNew={create && (() => create('company'))} />}
    </Area>
  );
}
