import { useIntl } from 'react-intl';

/**
 * How the user writes dates and numbers: the browser's regional variant of the panel's language
 * (`en-GB`), else the language itself.
 */
export function useLocale(): string {
  const { locale } = useIntl();
  return navigator.languages?.find((language) => language.split('-')[0] === locale) ?? locale;
}
