import { Box, Field, Radio } from '@strapi/design-system';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { FormGrid } from '../../kernel/FormGrid';
import { FormDrawer } from '../../kernel/RowDrawer';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { PERSON, POSITION } from '../uids';
import { POSITION_INPUTS } from './RoleInput';
import { useContactPersonForm } from './useContactPersonForm';
import { usePlaces } from './usePlaces';

/** A new contact person: somebody new, or somebody who is known already, with their place at the company. */
export function AddContactPersonDrawer({ contact, onClose }: { contact: ContactWindow; onClose: () => void }) {
  const t = useT();
  const mayMakePerson = useRights(PERSON).can('create');
  const [isNew, setNew] = useState(mayMakePerson);
  const { form, error, nameFields, positionFields } = useContactPersonForm(contact.documentId, isNew, onClose);
  const places = usePlaces(contact.documentId);
  const isWritable = () => true;
  const person = positionFields.filter(({ name }) => name === 'person');
  const position = positionFields.filter(({ name }) => name !== 'person');
  return (
    <FormDrawer title={t('organisation.persons.add')} form={form} error={error} onClose={onClose}>
      {mayMakePerson && <WhoChoice isNew={isNew} onChange={setNew} />}
      <Box paddingBottom={4}>
        <FormGrid uid={isNew ? PERSON : POSITION} fields={isNew ? nameFields : person.map((field) => ({ ...field, size: 12 }))} isWritable={isWritable} narrow />
      </Box>
      <FormGrid uid={POSITION} fields={position} inputs={POSITION_INPUTS} isWritable={isWritable} relationFilters={places} narrow />
    </FormDrawer>
  );
}

function WhoChoice({ isNew, onChange }: { isNew: boolean; onChange(isNew: boolean): void }) {
  const t = useT();
  return (
    <Box paddingBottom={4}>
      <Field.Root>
        <Field.Label>{t('organisation.persons.who')}</Field.Label>
        <Radio.Group value={isNew ? 'new' : 'known'} onValueChange={(value: string) => onChange(value === 'new')} aria-label={t('organisation.persons.who')}>
          <Radio.Item value="new">{t('organisation.persons.newPerson')}</Radio.Item>
          <Radio.Item value="known">{t('organisation.persons.knownPerson')}</Radio.Item>
        </Radio.Group>
      </Field.Root>
    </Box>
  );
}
