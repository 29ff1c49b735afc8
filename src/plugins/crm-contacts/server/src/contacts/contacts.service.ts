import type { Core } from '@strapi/strapi';
import type { DuplicateQuery } from '../../../contracts/contacts';
import type { Reader } from '../kernel/reader';
import { contactService } from './contact.service';
import { findDuplicates } from './duplicates.service';

/** What other features and the controller may ask of this one. */
export function contactsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    ...contactService(strapi),
    duplicates: (reader: Reader, query: DuplicateQuery) => findDuplicates(strapi, reader, query),
  };
}

export type ContactsService = ReturnType<typeof contactsService>;
