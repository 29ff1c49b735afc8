import { Button, Dialog, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { FolderNode } from '../../../contracts/finding';
import { useErrorText } from '../kernel/errors';
import { paths } from '../kernel/paths';
import { useDeleteRowMutation } from '../kernel/rows.api';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';

interface RemoveFolderDialogProps {
  folder: FolderNode;
  documentId: string;
  onClose(): void;
}

/** Deletes a saved folder, or what was changed in a shipped one. Contacts stay where they are. */
export function RemoveFolderDialog({ folder, documentId, onClose }: RemoveFolderDialogProps) {
  const t = useT();
  const label = useLabel();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [remove, { isLoading, error }] = useDeleteRowMutation();
  const kind = folder.key === folder.base ? 'restore' : 'delete';
  const submit = async () => {
    const answer = await remove({ resource: 'folders', documentId });
    if ('error' in answer) return;
    if (kind === 'delete') navigate(paths.folder(folder.base), { replace: true });
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t(`finding.folder.${kind}Title`, { name: label(folder.name) })}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" />}>
          <Typography textAlign="center">{t(`finding.folder.${kind}What`)}</Typography>
          {error !== undefined && <Typography role="alert" textAlign="center" textColor="danger600">{errorText.text(error)}</Typography>}
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel><Button fullWidth variant="tertiary">{t('common.cancel')}</Button></Dialog.Cancel>
          <Button fullWidth variant="danger-light" loading={isLoading} onClick={() => void submit()}>{t(`finding.folder.${kind}`)}</Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
