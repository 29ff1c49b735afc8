import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { Drawer } from '../../kernel/Drawer';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';
import { useT } from '../../kernel/useT';
import { useUndo } from '../../kernel/useUndo';
import { useCloseContactMutation, useReopenContactMutation } from '../contacts.api';

/** Closes a contact: asks why, and which contact takes over. Done at once, with *Undo*. */
export function CloseContactDrawer({ contact, onClose }: { contact: ContactWindow; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const offerUndo = useUndo();
  const [close, { isLoading, error }] = useCloseContactMutation();
  const [reopen] = useReopenContactMutation();
  const [reason, setReason] = useState('');
  const [successor, setSuccessor] = useState<Related | null>(null);
  const { documentId, updatedAt, name } = contact;
  const fields = errorText.fields(error);

  const submit = async () => {
    const answer = await close({ documentId, reason: reason.trim(), successor: successor?.documentId, seen: { updatedAt } });
    if ('error' in answer) return;
    onClose();
    offerUndo({ message: t('contacts.close.closed', { name }), undo: () => reopen(documentId).unwrap() });
  };

  return (
    <Drawer title={t('contacts.close.title')} onClose={onClose}>
      <Drawer.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{t('contacts.close.what')}</Typography>
          <Field.Root name="reason" required error={fields.reason}>
            <Field.Label>{t('contacts.close.reason')}</Field.Label>
            <Textarea value={reason} onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setReason(event.target.value)} maxLength={255} />
            <Field.Error />
          </Field.Root>
          <RelationPicker
            name="successor"
            label={t('contacts.close.successor')}
            hint={t('contacts.close.successorHint')}
            resource="contacts"
            mainField="name"
            filters={{ $and: [{ documentId: { $ne: documentId } }, { closedOn: { $null: true } }] }}
            value={successor}
            onChange={setSuccessor}
            error={fields.successor}
          />
          {error !== undefined && Object.keys(fields).length === 0 && <Box role="alert"><Typography textColor="danger600">{errorText.text(error)}</Typography></Box>}
        </Flex>
      </Drawer.Body>
      <Drawer.Footer>
        <Button variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
        <Button onClick={() => void submit()} loading={isLoading} disabled={!reason.trim()}>{t('contacts.close.action')}</Button>
      </Drawer.Footer>
    </Drawer>
  );
}
