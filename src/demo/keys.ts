import { channelKey, contactKeys, personKeys } from '../plugins/crm-contacts/server/src/contacts/keys.rules';
import { fullNameOf, normalizeEmail, normalizePhone } from '../plugins/crm-contacts/server/src/contacts/normalization';
import { entryKeyOf } from '../plugins/crm-contacts/server/src/pricing/catalogue.rules';
import { SHIPPED_UNITS } from '../plugins/crm-contacts/server/src/pricing/units';
import { unitBook } from '../plugins/crm-contacts/server/src/pricing/units.rules';
import { UID } from '../plugins/crm-contacts/server/src/kernel/uids';
import type { DemoRow } from './rows';

type Values = Record<string, unknown>;

/** The document id of a row by type and key. */
export type DocumentIdOf = (uid: string, key: string) => string;

/**
 * The columns that the plugin derives on every write through the Document Service, which bulk inserts
 * pass by. A test saves every row again and compares.
 */
export function derivedValues(uid: string, row: DemoRow, context: { country: string; companyCountry(key: string): string; documentIdOf: DocumentIdOf }): Values {
  const { values, links = {} } = row;
  switch (uid) {
    case UID.contact:
      return { ...contactKeys(values, context.country), ...(links.person ? { personKey: context.documentIdOf(UID.person, links.person as string) } : {}) };
    case UID.person: {
      const fullName = fullNameOf(values);
      return { fullName, ...personKeys({ ...values, fullName }, context.country) };
    }
    case UID.channel:
      return { valueKey: channelKey(values.kind, values.value, context.companyCountry(links.contact as string), context.country) };
    case UID.position:
      return positionKeys(values, context.companyCountry(links.company as string), context.country);
    case UID.priceCatalogue:
      // The years of one list are its versions.
      return { series: context.documentIdOf(UID.priceCatalogue, row.key.replace(/-(before|next)$/, '')) };
    case UID.priceEntry:
      return { entryKey: entryKeyOf(context.documentIdOf(UID.priceCatalogue, links.catalogue as string), values as Parameters<typeof entryKeyOf>[1], unitBook(SHIPPED_UNITS)) };
    default:
      return {};
  }
}

function positionKeys({ email, phone }: Values, country: string, defaultCountry: string): Values {
  return {
    emailKey: typeof email === 'string' ? normalizeEmail(email) : null,
    phoneKey: typeof phone === 'string' ? normalizePhone(phone, country, defaultCountry) : null,
  };
}
