import { EVERYBODY, WRITERS } from '../kernel/rights/actions';
import { adminRoute, apiRoute } from '../kernel/routes';
import type { PermissionAction } from '../kernel/feature';
import * as schemas from './contacts.schemas';

const subCategory = 'contacts';

export const contactActions: PermissionAction[] = [
  { uid: 'contacts.window', displayName: 'Open the windows of contacts and persons', subCategory, grants: EVERYBODY },
  { uid: 'contacts.create', displayName: 'Create contacts in the CRM pages', subCategory, grants: WRITERS },
  { uid: 'contacts.edit', displayName: 'Make a further channel or address the main one', subCategory, grants: WRITERS },
  { uid: 'contacts.close', displayName: 'Close and reopen contacts', subCategory, grants: WRITERS },
  { uid: 'contacts.assign-owner', displayName: 'Name owners and deputies', subCategory, grants: WRITERS },
];

export const contactRoutes = {
  admin: [
    adminRoute('POST', '/contacts/new', 'contacts.create', ['contacts.create'], { body: schemas.newContact }),
    adminRoute('GET', '/contacts/duplicates', 'contacts.duplicates', ['contacts.create'], { query: schemas.duplicateQuery }),
    adminRoute('GET', '/contacts/:documentId/window', 'contacts.window', ['contacts.window'], {}),
    adminRoute('GET', '/persons/:documentId/window', 'contacts.personWindow', ['contacts.window'], {}),
    adminRoute('POST', '/channels/:documentId/make-main', 'contacts.makeChannelMain', ['contacts.edit'], {}),
    adminRoute('POST', '/addresses/:documentId/make-main', 'contacts.makeAddressMain', ['contacts.edit'], {}),
    adminRoute('POST', '/contacts/:documentId/close', 'contacts.close', ['contacts.close'], { body: schemas.closeContact }),
    adminRoute('POST', '/contacts/:documentId/reopen', 'contacts.reopen', ['contacts.close'], {}),
    adminRoute('PUT', '/contacts/:documentId/responsible', 'contacts.responsible', ['contacts.assign-owner'], { body: schemas.responsible }),
    adminRoute('POST', '/persons/:documentId/make-contact', 'contacts.makeContact', ['contacts.create'], { body: schemas.makeContact }),
  ],
  contentApi: [
    apiRoute('POST', '/contacts/new', 'contacts.create', ['contact.create'], { body: schemas.newContact }),
    apiRoute('GET', '/contacts/duplicates', 'contacts.duplicates', ['contact.find'], { query: schemas.duplicateQuery }),
    apiRoute('GET', '/contacts/:documentId/window', 'contacts.window', ['contact.findOne'], {}),
    apiRoute('GET', '/persons/:documentId/window', 'contacts.personWindow', ['person.findOne'], {}),
    apiRoute('POST', '/channels/:documentId/make-main', 'contacts.makeChannelMain', ['channel.update', 'contact.update'], {}),
    apiRoute('POST', '/addresses/:documentId/make-main', 'contacts.makeAddressMain', ['address.update', 'contact.update'], {}),
    apiRoute('POST', '/contacts/:documentId/close', 'contacts.close', ['contact.update'], { body: schemas.closeContact }),
    apiRoute('POST', '/contacts/:documentId/reopen', 'contacts.reopen', ['contact.update'], {}),
    // A permission of its own: a token that may change contacts does not hand them to other people.
    apiRoute('PUT', '/contacts/:documentId/responsible', 'contacts.responsible', ['contacts.responsible'], { body: schemas.responsible }),
    apiRoute('POST', '/persons/:documentId/make-contact', 'contacts.makeContact', ['contact.create', 'person.find'], { body: schemas.makeContact }),
  ],
};
