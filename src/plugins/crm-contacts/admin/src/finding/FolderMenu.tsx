import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { FolderNode } from '../../../contracts/finding';
import { paths } from '../kernel/paths';
import { useAfterMenu } from '../kernel/useAfterMenu';
import { useMay, useRights } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { joinedFilters } from './folder-filters';
import { FOLDER, FolderDrawer } from './FolderDrawer';
import { RemoveFolderDialog } from './RemoveFolderDialog';
import { useChangeFolder } from './useChangeFolder';

/** How a list is shown now, where that differs from its folder. */
export interface ListView {
  filters?: object;
  sort: string;
  columns: string[];
  isChanged: boolean;
}

interface FolderMenuProps {
  folder: FolderNode;
  view: ListView;
  /** The folder holds the view now: the address needs it no more. */
  onKept(): void;
}

/** `[…]`: makes a folder of what the list shows, and changes the one that is open. Only what the user may do is drawn. */
export function FolderMenu({ folder, view, onKept }: FolderMenuProps) {
  const t = useT();
  const navigate = useNavigate();
  const mayCreate = useRights(FOLDER).can('create');
  const mayShare = useMay('finding.share');
  const change = useChangeFolder(folder);
  const [open, setOpen] = useState<'new' | 'edit' | 'remove' | null>(null);
  const { opens, onCloseAutoFocus } = useAfterMenu();
  const { saved, key, base } = folder;
  const isShipped = key === base;
  const mayEdit = saved ? saved.mayEdit : mayShare && mayCreate;
  if (!mayCreate && !mayEdit && !saved?.mayDelete) return null;

  const kept = { filters: joinedFilters(folder.filters, view.filters), sort: view.sort || folder.sort, columns: view.columns };
  const keep = async () => {
    const before = { filters: folder.filters ?? null, sort: folder.sort, columns: folder.columns };
    if (await change(kept, before, t('finding.folder.kept'))) onKept();
  };
  const hide = async () => {
    if (await change({ hidden: true }, { hidden: false }, t('finding.folder.isHidden'))) navigate(paths.folder(key === 'all' ? 'mine' : 'all'));
  };
  const preset = isShipped ? { key, shared: true, name: folder.name.en, nameDe: folder.name.de } : undefined;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger tag={IconButton} icon={<More />} label={t('finding.folder.menu')} variant="tertiary" endIcon={null} />
        <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
          {mayCreate && <Menu.Item onSelect={opens(() => setOpen('new'))}>{t('finding.folder.saveAs')}</Menu.Item>}
          {mayEdit && view.isChanged && <Menu.Item onSelect={() => void keep()}>{t('finding.folder.keep')}</Menu.Item>}
          {mayEdit && <Menu.Item onSelect={opens(() => setOpen('edit'))}>{t('finding.folder.edit')}</Menu.Item>}
          {mayEdit && isShipped && <Menu.Item onSelect={() => void hide()}>{t('finding.folder.hide')}</Menu.Item>}
          {saved?.mayDelete && (
            <Menu.Item variant="danger" onSelect={opens(() => setOpen('remove'))}>{t(isShipped ? 'finding.folder.restore' : 'finding.folder.delete')}</Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      {open === 'new' && (
        <FolderDrawer
          title={t('finding.folder.new')}
          folder={folder}
          preset={{ base, parent: key, ...kept }}
          onSaved={(row) => navigate(paths.folder(String(row.key)))}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'edit' && <FolderDrawer title={t('finding.folder.edit')} folder={folder} documentId={saved?.documentId} preset={saved ? undefined : preset} onClose={() => setOpen(null)} />}
      {open === 'remove' && saved && <RemoveFolderDialog folder={folder} documentId={saved.documentId} onClose={() => setOpen(null)} />}
    </>
  );
}
