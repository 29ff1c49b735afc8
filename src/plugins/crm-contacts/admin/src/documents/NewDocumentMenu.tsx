import { Menu } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentSource } from '../../../contracts/documents';
import { useAfterMenu } from '../kernel/useAfterMenu';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { NewDocumentDrawer } from './NewDocumentDrawer';

/** *New* with every kind that the user may make; nothing where the contact's stage takes no new documents. */
export function NewDocumentMenu({ contact, sources }: { contact: ContactWindow; sources: DocumentSource[] }) {
  const t = useT();
  const label = useLabel();
  const [chosen, setChosen] = useState<DocumentSource | null>(null);
  const { opens, onCloseAutoFocus } = useAfterMenu();
  const offered = sources.filter(({ mayCreate }) => mayCreate);
  if (offered.length === 0 || !contact.capabilities.newDocuments || contact.closedOn) return null;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger variant="secondary" size="S" startIcon={<Plus />}>{t('documents.newMenu')}</Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
          {offered.map((source) => (
            <Menu.Item key={source.key} onSelect={opens(() => setChosen(source))}>{label(source.names.one)}</Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Root>
      {chosen && <NewDocumentDrawer contact={contact} source={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
