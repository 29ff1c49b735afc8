import type { Core } from '@strapi/strapi';
import type { DuplicateQuery } from '../../../contracts/contacts';
import type { Reader } from '../kernel/reader';
import { settingsOf } from '../kernel/settings';
import { contactService } from './contact.service';
import { findDuplicates } from './duplicates.service';
import { channelKey } from './keys.rules';

/** What other features and the controller may ask of this one. */
export function contactsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    ...contactService(strapi),
    /** The form by which an e-mail address or phone number is found; null when it cannot be read. `country`: of the contact. */
    channelKey: (kind: 'email' | 'phone', value: string | null, country: string | null) => channelKey(kind, value, country, settingsOf(strapi).defaultCountry),
    duplicates: (reader: Reader, query: DuplicateQuery) => findDuplicates(strapi, reader, query),
  };
}

export type ContactsService = ReturnType<typeof contactsService>;
