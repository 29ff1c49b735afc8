import type { PriceUnit } from '../../contracts/catalogues';
import { isCurrency } from './kernel/currencies';
import { objectionsToUnits } from './pricing/units.rules';

/** The plugin's configuration in the host's `config/plugins.ts`; see docs/administration.md. */
export interface PluginConfig {
  /** IANA time zone that decides which day it is. */
  timeZone: string;
  /** ISO 3166-1 code: how phone numbers without a country prefix are read when the contact has none. */
  defaultCountry: string;
  /** ISO 4217 code: the currency of contacts that name none. */
  defaultCurrency: string;
  /** Contact numbers: `prefix` and the digits, filled with zeros up to `digits`. */
  numberRange: { prefix: string; digits: number };
  /** The host's content types that are shown as linked documents; see contracts/documents.ts. */
  documentSources: unknown[];
  /** Units of prices beside the shipped ones (pricing/units.ts), or in place of those with the same code. */
  priceUnits: PriceUnit[];
  /** PostgreSQL plans the largest statements once per connection; off for poolers that cannot have that. */
  preparedStatements: boolean;
  /** After how long a request to GraphQL is answered 503 and worked on no more (1–300). */
  graphqlSeconds: number;
  /**
   * `mail`: reminders go out through Strapi's email plugin as well; off until its provider is set up.
   * `lateHours`: how late a reminder may come that was missed while the application did not run (1–720).
   */
  reminders: { mail: boolean; lateHours: number };
}

const isTimeZone = (value: string) => Intl.supportedValuesOf('timeZone').includes(value) || value === 'UTC';

export default {
  default: (): PluginConfig => ({
    timeZone: 'Europe/Berlin',
    defaultCountry: 'DE',
    defaultCurrency: 'EUR',
    numberRange: { prefix: 'K-', digits: 5 },
    documentSources: [],
    priceUnits: [],
    preparedStatements: true,
    graphqlSeconds: 10,
    reminders: { mail: false, lateHours: 72 },
  }),
  /** Stops the start with the name of the wrong setting. */
  validator({ timeZone, defaultCountry, defaultCurrency, numberRange, priceUnits, preparedStatements, graphqlSeconds, reminders }: PluginConfig): void {
    if (!isTimeZone(timeZone)) throw new Error(`crm-contacts: timeZone "${timeZone}" is not an IANA time zone`);
    if (!/^[A-Z]{2}$/.test(defaultCountry)) {
      throw new Error(`crm-contacts: defaultCountry "${defaultCountry}" is not an ISO 3166-1 code of two letters`);
    }
    if (!isCurrency(defaultCurrency)) throw new Error(`crm-contacts: defaultCurrency "${defaultCurrency}" is not a code of ISO 4217`);
    if (!Number.isInteger(numberRange.digits) || numberRange.digits < 1 || numberRange.digits > 12) {
      throw new Error('crm-contacts: numberRange.digits must be a whole number from 1 to 12');
    }
    const [wrongUnit] = objectionsToUnits(priceUnits);
    if (wrongUnit) throw new Error(`crm-contacts: ${wrongUnit}`);
    if (typeof preparedStatements !== 'boolean') throw new Error('crm-contacts: preparedStatements must be true or false');
    if (!Number.isInteger(graphqlSeconds) || graphqlSeconds < 1 || graphqlSeconds > 300) {
      throw new Error('crm-contacts: graphqlSeconds must be a whole number from 1 to 300');
    }
    if (typeof reminders?.mail !== 'boolean') throw new Error('crm-contacts: reminders.mail must be true or false');
    if (!Number.isInteger(reminders.lateHours) || reminders.lateHours < 1 || reminders.lateHours > 720) {
      throw new Error('crm-contacts: reminders.lateHours must be a whole number from 1 to 720');
    }
  },
};
