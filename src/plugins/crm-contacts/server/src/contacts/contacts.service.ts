import type { Core } from '@strapi/strapi';
import type { DuplicateQuery } from '../../../contracts/contacts';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { contactService } from './contact.service';
import { contactWindow } from './contact-window.service';
import { findDuplicates } from './duplicates.service';
import { channelKey } from './keys.rules';
import { personWindow } from './person-window.service';
import { makeAddressMain, makeChannelMain } from './swap.service';
import { retireChannels } from './work-channels';

/** What other features and the controller may ask of this one. */
export function contactsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    ...contactService(strapi),
    /** The form by which an e-mail address or phone number is found; null when it cannot be read. `country`: of the contact. */
    channelKey: (kind: 'email' | 'phone', value: string | null, country: string | null) => channelKey(kind, value, country, settingsOf(strapi).defaultCountry),
    /** The contact's window; null when the reader may not see the contact. */
    window: (reader: Reader, documentId: string) => contactWindow(strapi, reader, documentId),
    personWindow: (reader: Reader, documentId: string) => personWindow(strapi, reader, documentId),
    makeChannelMain: (reader: Reader, documentId: string) => makeChannelMain(strapi, reader, documentId),
    makeAddressMain: (reader: Reader, documentId: string) => makeAddressMain(strapi, reader, documentId),
    /** Takes from a person's own channels those with one of these keys; inside a transaction. */
    retireChannels: (reader: Reader, person: string, keys: ReadonlySet<string>) => retireChannels(strapi, reader, person, keys),
    duplicates: (reader: Reader, query: DuplicateQuery) => findDuplicates(strapi, reader, query),
  };
}

export type ContactsService = ReturnType<typeof contactsService>;
