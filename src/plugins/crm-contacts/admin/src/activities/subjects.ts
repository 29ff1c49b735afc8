import type { ContactWindow, PersonWindow } from '../../../contracts/contacts';
import type { Subject } from './composer/draft';

/** A new activity from a contact's window is with this contact; with its person too, where it is one. */
export function contactSubject({ documentId, name, person }: Pick<ContactWindow, 'documentId' | 'name' | 'person'>): Subject {
  return { contacts: [{ documentId, label: name }], persons: person ? [{ documentId: person.documentId, label: person.fullName }] : [] };
}

/** From a person's window: with this person, and with the company where it works today if there is but one. */
export function personSubject({ documentId, fullName, ownContact, positions = [] }: Pick<PersonWindow, 'documentId' | 'fullName' | 'ownContact' | 'positions'>): Subject {
  const companies = positions.filter(({ current }) => current).map(({ company }) => company);
  const contact = ownContact ?? (companies.length === 1 ? companies[0] : null);
  return { contacts: contact ? [{ documentId: contact.documentId, label: contact.name }] : [], persons: [{ documentId, label: fullName }] };
}
