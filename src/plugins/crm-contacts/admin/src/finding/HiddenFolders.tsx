import { Box, Menu } from '@strapi/design-system';
import type { HiddenFolder } from '../../../contracts/finding';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { useChangeFolder } from './useChangeFolder';

/** Below the tree: shipped folders that were hidden, to bring them back. */
export function HiddenFolders({ folders }: { folders: HiddenFolder[] }) {
  const t = useT();
  if (folders.length === 0) return null;
  return (
    <Box paddingTop={4} paddingLeft={4}>
      <Menu.Root>
        <Menu.Trigger size="S" variant="ghost">{t('finding.folder.hidden', { count: folders.length })}</Menu.Trigger>
        <Menu.Content popoverPlacement="top-start">
          {folders.map((folder) => <ShowAgain key={folder.key} folder={folder} />)}
        </Menu.Content>
      </Menu.Root>
    </Box>
  );
}

function ShowAgain({ folder: { key, name, documentId } }: { folder: HiddenFolder }) {
  const t = useT();
  const label = useLabel();
  const change = useChangeFolder({ key, saved: { documentId, shared: true, mayEdit: true, mayDelete: true } });
  return (
    <Menu.Item onSelect={() => void change({ hidden: false }, { hidden: true }, t('finding.folder.isShown', { name: label(name) }))}>
      {t('finding.folder.show', { name: label(name) })}
    </Menu.Item>
  );
}
