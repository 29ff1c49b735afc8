import { Button, Field, Flex, Popover, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { PersonWindow } from '../../../../contracts/contacts';
import { useErrorText } from '../../kernel/errors';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';
import { useWorkflow } from '../../workflow/useWorkflow';
import { useMakeContactMutation } from '../contacts.api';

/** Makes the person a contact of its own: asks in which stage, then opens it. */
export function MakeContactButton({ person }: { person: PersonWindow }) {
  const t = useT();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { definition, label } = useWorkflow();
  const [chosen, setChosen] = useState<string | null>(null);
  const [make, { isLoading, error }] = useMakeContactMutation();
  const stage = chosen ?? definition?.start.stage ?? '';
  const submit = async () => {
    const answer = await make({ documentId: person.documentId, stage });
    if ('data' in answer && answer.data) navigate(paths.contact(answer.data.documentId));
  };
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="secondary" startIcon={<Plus />}>{t('contacts.person.makeContact')}</Button>
      </Popover.Trigger>
      <Popover.Content align="end">
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="30rem">
          <Field.Root name="stage">
            <Field.Label>{t('contacts.person.stage')}</Field.Label>
            <SingleSelect value={stage} onChange={(value) => setChosen(String(value))}>
              {(definition?.stages ?? []).map((option) => (
                <SingleSelectOption key={option.key} value={option.key}>{label(option.label)}</SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          {error !== undefined && <Typography role="alert" textColor="danger600">{errorText.text(error)}</Typography>}
          <Button loading={isLoading} disabled={!definition} onClick={() => void submit()}>{t('contacts.person.makeContact')}</Button>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
