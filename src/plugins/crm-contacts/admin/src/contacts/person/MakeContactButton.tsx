import { Button, Flex, Popover, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { PersonWindow } from '../../../../contracts/contacts';
import { useErrorText } from '../../kernel/errors';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';
import { useMakeContactMutation } from '../contacts.api';

/** Makes the person a contact of its own: then opens it. */
export function MakeContactButton({ person }: { person: PersonWindow }) {
  const t = useT();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [make, { isLoading, error }] = useMakeContactMutation();
  const submit = async () => {
    const answer = await make({ documentId: person.documentId });
    if ('data' in answer && answer.data) navigate(paths.contact(answer.data.documentId));
  };
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="secondary" startIcon={<Plus />}>{t('contacts.person.makeContact')}</Button>
      </Popover.Trigger>
      <Popover.Content align="end">
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="30rem">
          {error !== undefined && <Typography role="alert" textColor="danger600">{errorText.text(error)}</Typography>}
          <Button loading={isLoading} onClick={() => void submit()}>{t('contacts.person.makeContact')}</Button>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
