import { Button, Grid, Loader } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import type { ContactWindow } from '../../../../contracts/contacts';
import { useFormLayout, type FormField } from '../../kernel/content-manager';
import { LoadError } from '../../kernel/LoadError';
import { useRowQuery, type Row } from '../../kernel/rows.api';
import { Section } from '../../kernel/Section';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { CONTACT } from '../uids';
import { ReadFields } from './ReadFields';
import { masterDataSections } from './sections';

/** The read view: what is filled, in the order of the configured layout. A double click edits. */
export function MasterDataView({ contact, onEdit }: { contact: ContactWindow; onEdit?: () => void }) {
  const t = useT();
  const layout = useFormLayout(CONTACT);
  const rights = useRights(CONTACT);
  const { data: row, error, refetch } = useRowQuery({ resource: 'contacts', documentId: contact.documentId });
  if (error || layout.error) return <LoadError error={error ?? layout.error} onRetry={refetch} />;
  if (!row || layout.isLoading) return <Loader small />;
  // A field may be hidden in this contact and shown in others: then it is absent, not empty.
  const readable = layout.fields.filter(({ name }) => rights.can('read', name) && name in row);
  const { basic, extended } = masterDataSections(readable, contact.kind);
  const pencil = onEdit && (
    <Button size="S" variant="tertiary" startIcon={<Pencil />} onClick={onEdit} title={t('contacts.masterData.editKey')}>{t('common.edit')}</Button>
  );
  const part = (title: string, fields: FormField[], action?: React.ReactNode) => (
    <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
      <ReadSection title={t(title)} action={action} fields={fields} row={row} contact={contact} onEdit={onEdit} />
    </Grid.Item>
  );
  return (
    <Grid.Root gap={4}>
      {part('contacts.masterData.basic', basic, pencil)}
      {extended.length > 0 && part('contacts.masterData.extended', extended)}
    </Grid.Root>
  );
}

interface ReadSectionProps {
  title: string;
  action?: React.ReactNode;
  fields: FormField[];
  row: Row;
  contact: ContactWindow;
  onEdit?: () => void;
}

function ReadSection({ title, action, fields, row, contact, onEdit }: ReadSectionProps) {
  return (
    <div onDoubleClick={onEdit} style={{ flex: 1 }}>
      <Section title={title} action={action}>
        <ReadFields uid={CONTACT} fields={fields} row={row} unparseable={contact.unparseable} />
      </Section>
    </div>
  );
}
