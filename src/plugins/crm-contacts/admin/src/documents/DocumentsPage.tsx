import type { ContactWindow } from '../../../contracts/contacts';
import { DocumentList } from './DocumentList';
import { NewDocumentMenu } from './NewDocumentMenu';

/** The documents of a contact: inquiries, quotes, orders, invoices, whatever the host declares. */
export function DocumentsPage({ contact }: { contact: ContactWindow }) {
  return (
    <DocumentList
      owner={{ resource: 'contacts', documentId: contact.documentId }}
      action={(sources) => <NewDocumentMenu contact={contact} sources={sources} />}
    />
  );
}
