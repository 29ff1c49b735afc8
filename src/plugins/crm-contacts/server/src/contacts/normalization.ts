import { domainToASCII } from 'node:url';
import countries from 'i18n-iso-countries';
import german from 'i18n-iso-countries/langs/de.json';
import english from 'i18n-iso-countries/langs/en.json';
import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

export { companyCore, duplicateKey, foldName, foldPostalCode, fullNameOf } from './names';
export { normalizeVatId, isKnownTaxNumber } from './tax-ids';

countries.registerLocale(english);
countries.registerLocale(german);

/**
 * A phone number in E.164 (`+497111234567`, without extension), read in the rules of `country` where
 * it has no prefix; null when it cannot be read as a number.
 */
export function normalizePhone(text: string, country: string | null | undefined, defaultCountry = 'DE'): string | null {
  const region = regionOf(country) ?? regionOf(defaultCountry);
  // `+49 (0)711` is how Germans write a number for abroad and at home at once.
  const typed = text.trim().replace(/^((?:\+|00)[\d\s-]{1,8})\(0\)/, '$1');
  const numbers = [typed, typed.replace(/^00/, '+')]
    .map((number) => parsePhoneNumberFromString(number, region))
    .filter((number) => number !== undefined);
  const possible = numbers.find((number) => number.isPossible());
  // The tables of possible lengths lag behind what countries hand out: they only decide about short numbers.
  return (possible ?? numbers.find(({ nationalNumber }) => nationalNumber.length >= 6))?.number ?? null;
}

function regionOf(country: string | null | undefined): CountryCode | undefined {
  const code = country?.toUpperCase();
  return code && isSupportedCountry(code) ? code : undefined;
}

/**
 * An e-mail address as it is compared: lower case, an internationalized domain in its ASCII form
 * (`info@müller.de` is `info@xn--mller-kva.de`); null when it is no address.
 */
export function normalizeEmail(text: string): string | null {
  const [, local, domain] = text.trim().match(/^([^\s@<>,;:"()[\]\\]+)@([^\s@]+\.[^\s@.]+)\.?$/) ?? [];
  if (!local || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  const host = domainToASCII(domain).toLowerCase();
  if (!/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}$/.test(host)) return null;
  const email = `${local.normalize('NFKC').toLowerCase()}@${host}`;
  return email.length <= 254 ? email : null;
}

/** ISO 3166-1 alpha-2 in capitals; null for anything else, names of countries too. */
export function normalizeCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  return code.length === 2 && countries.isValid(code) ? code : null;
}

/** The code that somebody may have meant by a name (`Deutschland`), a code of three letters or `UK`. */
export function countrySuggestion(text: string): string | undefined {
  const typed = text.trim();
  if (typed.toUpperCase() === 'UK') return 'GB';
  const code = typed.length === 3 ? countries.alpha3ToAlpha2(typed.toUpperCase()) : undefined;
  return code ?? countries.getAlpha2Code(typed, 'en') ?? countries.getAlpha2Code(typed, 'de');
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217 in capitals; null for anything else. */
export function normalizeCurrency(text: string): string | null {
  const code = text.trim().toUpperCase();
  return CURRENCIES.has(code) ? code : null;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 language tag in its canonical spelling (`de`, `de-AT`); null when there is no such language. */
export function normalizeLanguage(text: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    return tag && languageNames.of(new Intl.Locale(tag).language) ? tag : null;
  } catch {
    return null;
  }
}

/** An IBAN without spaces in capitals; null when its country, length or check digits are wrong. */
export function normalizeIban(text: string): string | null {
  const iban = electronicFormatIBAN(text);
  return iban && isValidIBAN(iban) ? iban : null;
}

/** A BIC without spaces in capitals; null when it has not the form of one. */
export function normalizeBic(text: string): string | null {
  const bic = text.replace(/\s/g, '').toUpperCase();
  return isValidBIC(bic) ? bic : null;
}

/** Whether `text` may become a link: http, https or a bare host; never `javascript:` and its kin. */
export function isWebAddress(text: string): boolean {
  const typed = text.trim();
  if (/\s/.test(typed) || !typed.includes('.')) return false;
  const scheme = typed.match(/^([a-z][a-z0-9+.-]*):(?!\d)/i)?.[1].toLowerCase();
  return scheme === undefined ? URL.canParse(`https://${typed}`) : ['http', 'https'].includes(scheme) && URL.canParse(typed);
}
