import type { Objection } from '../kernel/errors';
import {
  countrySuggestion, isWebAddress, normalizeBic, normalizeCountry, normalizeCurrency, normalizeIban, normalizeLanguage,
  normalizeVatId,
} from './normalization';

/** What a rule finds about one value: how it is stored, or why it is refused. */
type Found = { value: string } | { reason: string; message: string };

/** Reads a value that is neither empty nor equal to the stored one. `country`: the row's after the write. */
type Rule = (text: string, country: string | null) => Found;

const codeRule = (normalize: (text: string) => string | null, reason: string, message: string): Rule => (text) => {
  const value = normalize(text);
  return value ? { value } : { reason, message };
};

/** Attributes, of whatever type of row, whose values have a form of their own. */
const RULES: Record<string, Rule> = {
  country(text) {
    const value = normalizeCountry(text);
    if (value) return { value };
    const meant = countrySuggestion(text);
    const hint = meant ? `: ${meant} for ${text.trim()}` : ', such as DE';
    return { reason: 'country', message: `country must be an ISO 3166-1 code of two letters${hint}` };
  },
  language: codeRule(normalizeLanguage, 'language', 'language must be a BCP 47 language tag, such as de or de-AT'),
  currency: codeRule(normalizeCurrency, 'currency', 'currency must be an ISO 4217 code of three letters, such as EUR'),
  iban: codeRule(normalizeIban, 'iban', 'iban is no valid IBAN: check the country, the length and the digits'),
  bic: codeRule(normalizeBic, 'bic', 'bic must be a BIC of 8 or 11 characters, such as DEUTDEFF'),
  website(text) {
    if (isWebAddress(text)) return { value: text.trim() };
    return { reason: 'website', message: 'website must be a web address, such as https://example.com' };
  },
  vatId(text, country) {
    if (normalizeVatId(text, country)) return { value: text.trim() };
    const home = country && !/^\s*[a-z]{2}/i.test(text) ? ` of ${country}` : '';
    return { reason: 'vatId', message: `vatId is no valid VAT id${home}: start with the country, such as DE136695976, and check the digits` };
  },
};

/**
 * The written values in the form in which they are stored, and objections against those that are
 * none. An unchanged value is never refused: what an import left behind must not block another change.
 */
export function storedForms(
  written: Record<string, unknown>,
  stored: Record<string, unknown> | null
): { values: Record<string, unknown>; objections: Objection[] } {
  const values: Record<string, unknown> = {};
  const objections: Objection[] = [];
  const country = () => ('country' in values ? values.country : stored?.country) as string | null;
  for (const [field, rule] of Object.entries(RULES)) {
    const text = written[field];
    if (text === undefined || text === null || text === stored?.[field]) continue;
    if (typeof text !== 'string') continue;
    const found = text.trim() === '' ? { value: null } : rule(text, country());
    if ('value' in found) values[field] = found.value;
    else objections.push({ field, ...found });
  }
  return { values, objections };
}
