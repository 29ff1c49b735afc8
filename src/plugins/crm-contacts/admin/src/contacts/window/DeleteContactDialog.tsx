import { Button, Dialog, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import { useErrorText } from '../../kernel/errors';
import { lastList } from '../../kernel/list-place';
import { paths } from '../../kernel/paths';
import { useDeleteRowMutation } from '../../kernel/rows.api';
import { useT } from '../../kernel/useT';

/** There is no way back from deleting, so this asks; a refusal names what depends on the contact. */
export function DeleteContactDialog({ contact, onClose }: { contact: ContactWindow; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [remove, { isLoading, error }] = useDeleteRowMutation();
  const submit = async () => {
    const answer = await remove({ resource: 'contacts', documentId: contact.documentId });
    if (!('error' in answer)) navigate(lastList()?.to ?? paths.folder('all'), { replace: true });
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('contacts.delete.title', { name: contact.name })}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" />}>
          <Typography textAlign="center">{t('contacts.delete.what')}</Typography>
          {error !== undefined && <Typography role="alert" textAlign="center" textColor="danger600">{errorText.text(error)}</Typography>}
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel><Button fullWidth variant="tertiary">{t('common.cancel')}</Button></Dialog.Cancel>
          <Button fullWidth variant="danger-light" loading={isLoading} onClick={() => void submit()}>{t('common.delete')}</Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
