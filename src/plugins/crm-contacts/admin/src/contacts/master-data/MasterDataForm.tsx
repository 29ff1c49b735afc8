import { Button, Flex, Loader } from '@strapi/design-system';
import { Blocker, Form, useForm } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { ContactWindow } from '../../../../contracts/contacts';
import { FormGrid } from '../../kernel/FormGrid';
import { FormNotices } from '../../kernel/FormNotices';
import { LoadError } from '../../kernel/LoadError';
import { Section } from '../../kernel/Section';
import { useRowForm } from '../../kernel/useRowForm';
import { useT } from '../../kernel/useT';
import { CONTACT } from '../uids';
import { masterDataSections } from './sections';

/** Stays in sight below a long form. */
const Bar = styled(Flex)`
  position: sticky;
  bottom: 0;
  z-index: 1;
  background: ${({ theme }) => theme.colors.neutral0};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

/** The contact's own attributes as a form, in the place of the read view. */
export function MasterDataForm({ contact, onDone }: { contact: ContactWindow; onDone: () => void }) {
  const t = useT();
  const { documentId, kind, may } = contact;
  const { form, error, retry } = useRowForm({ resource: 'contacts', uid: CONTACT, documentId, writable: may.updateFields, onSaved: onDone });
  if (error !== undefined) return <LoadError error={error} onRetry={retry} />;
  if (!form) return <Loader small />;
  const { basic, extended } = masterDataSections(form.fields, kind);
  return (
    <Form method="PUT" initialValues={form.initialValues} onSubmit={form.submit}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FormNotices form={form} />
        <Section title={t('contacts.masterData.basic')}>
          <FormGrid uid={CONTACT} fields={basic} isWritable={form.isWritable} />
        </Section>
        <Section title={t('contacts.masterData.extended')}>
          <FormGrid uid={CONTACT} fields={extended} isWritable={form.isWritable} />
        </Section>
        <SaveBar onCancel={onDone} />
      </Flex>
      <Blocker />
    </Form>
  );
}

function SaveBar({ onCancel }: { onCancel: () => void }) {
  const t = useT();
  const isModified = useForm('SaveBar', (state) => state.modified);
  const isSubmitting = useForm('SaveBar', (state) => state.isSubmitting);
  return (
    <Bar justifyContent="flex-end" gap={2} padding={3}>
      <Button variant="tertiary" onClick={onCancel}>{t('common.cancel')}</Button>
      <Button type="submit" loading={isSubmitting} disabled={!isModified}>{t('common.save')}</Button>
    </Bar>
  );
}
