import { Button, Loader } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useState } from 'react';
import type { PersonName } from '../../../../contracts/contacts';
import { useFormLayout } from '../../kernel/content-manager';
import { LoadError } from '../../kernel/LoadError';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useRowQuery } from '../../kernel/rows.api';
import { Section } from '../../kernel/Section';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { PERSON } from '../uids';
import { ReadFields } from './ReadFields';

/** Of a person contact: the human being's own data, whose name, e-mail and phone the contact shows. */
export function PersonSection({ person }: { person: PersonName }) {
  const t = useT();
  const layout = useFormLayout(PERSON);
  const rights = useRights(PERSON);
  const [isOpen, setOpen] = useState(false);
  const { data: row, error, refetch } = useRowQuery({ resource: 'persons', documentId: person.documentId });
  const fields = layout.fields.filter(({ name }) => row && name in row && rights.can('read', name) && !['fullName', 'photo'].includes(name));
  const pencil = rights.can('update') && (
    <Button size="S" variant="tertiary" startIcon={<Pencil />} onClick={() => setOpen(true)}>{t('common.edit')}</Button>
  );
  return (
    <Section title={t('contacts.masterData.person')} action={pencil}>
      {error && <LoadError error={error} onRetry={refetch} />}
      {!row && !error && <Loader small />}
      {row && <ReadFields uid={PERSON} fields={fields} row={row} unparseable={[]} wide />}
      {isOpen && <RowDrawer resource="persons" uid={PERSON} documentId={person.documentId} title={t('contacts.person.edit')} onClose={() => setOpen(false)} />}
    </Section>
  );
}
