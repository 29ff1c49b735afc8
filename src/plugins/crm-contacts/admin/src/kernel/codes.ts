import countries from 'i18n-iso-countries/codes.json';
import { useMemo } from 'react';
import type { ChoiceOption } from './Choice';
import { useLocale } from './useLocale';

/** Attributes that hold a code of a standard list, shown by its name in the user's language. */
export type CodeKind = 'region' | 'currency' | 'language';

/** Languages that staff write letters in; any other code that a row has stays as it is. */
const LANGUAGES = ['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'hr', 'hu', 'is', 'it', 'ja', 'lt', 'lv', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'tr', 'uk', 'zh'];

function codesOf(kind: CodeKind): string[] {
  if (kind === 'region') return countries.map(([alpha2]) => alpha2 as string);
  return kind === 'currency' ? Intl.supportedValuesOf('currency') : LANGUAGES;
}

/** Codes with their names, sorted as the user's language sorts. */
export function useCodes(kind: CodeKind): ChoiceOption[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: kind });
    const options = codesOf(kind).map((value) => ({ value, label: kind === 'currency' ? `${value} – ${names.of(value)}` : (names.of(value) ?? value) }));
    return options.sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [kind, locale]);
}

/** Name of one code in the user's language; the code itself if it is none. */
export function useCodeName(kind: CodeKind): (code: string) => string {
  const locale = useLocale();
  return (code) => {
    try {
      return new Intl.DisplayNames(locale, { type: kind }).of(code) ?? code;
    } catch {
      // What was typed before there was a list is shown as it is.
      return code;
    }
  };
}

/** Which attributes of any type hold which codes. */
export const CODE_FIELDS: Record<string, CodeKind> = { country: 'region', currency: 'currency', language: 'language' };
