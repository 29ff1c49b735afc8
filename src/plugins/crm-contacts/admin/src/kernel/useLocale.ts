import { useIntl } from 'react-intl';

/**
 * How the user writes dates and numbers: the browser's regional variant of the panel's language
 * (`en-GB`), else the language itself.
 */
export const useLocale = (): string => regionalOf(useIntl().locale);

/** The browser's regional variant of a language, else the language. */
export function regionalOf(locale: string): string {
  return navigator.languages?.find((language) => language.split('-')[0] === locale) ?? locale;
}
