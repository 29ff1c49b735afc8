import { isValid } from 'i18n-iso-countries';
import { euVat, stdnum, type Validator } from 'stdnum';

/** VAT numbers by country, beyond the European Union's: the check digits that stdnum knows. */
const FURTHER: Record<string, Validator[]> = {
  BR: [stdnum.BR.cnpj],
  CH: [stdnum.CH.vat, stdnum.CH.uid],
  GB: [stdnum.GB.vat],
  NO: [stdnum.NO.mva, stdnum.NO.orgnr],
  RS: [stdnum.RS.pib],
  RU: [stdnum.RU.inn],
  // The numbers of natural persons and groups, which the rule for companies does not cover.
  BG: [stdnum.BG.egn, stdnum.BG.pnf],
  CZ: [stdnum.CZ.rc],
  SK: [stdnum.SK.rc],
};

/** What stands before a VAT number where that is not the country's ISO code. */
const PREFIXES: Record<string, string> = { EL: 'GR', XI: 'GB' };

/** What stdnum refuses wrongly, by country; measured with the numbers of jsvat's tests. */
const REFUSED_WRONGLY: Record<string, (vatId: string) => boolean> = {
  AD: (vatId) => /^AD[A-Z]\d{6}[A-Z]$/.test(vatId),
  BG: (vatId) => /^BG\d{9,10}$/.test(vatId) && isBulgarian(digitsOf(vatId)),
  CZ: (vatId) => /^CZ6\d{8}$/.test(vatId),
  // The one-stop shop's numbers for sellers from outside the Union.
  EU: (vatId) => /^EU\d{9}$/.test(vatId),
  FR: (vatId) => /^FR(?:[A-HJ-NP-Z][A-HJ-NP-Z0-9]|\d[A-HJ-NP-Z])\d{9}$/.test(vatId),
  SK: (vatId) => /^SK[1-9]\d{9}$/.test(vatId) && Number(vatId.slice(2)) % 11 === 0,
};

const digitsOf = (vatId: string) => [...vatId.slice(2)].map(Number);

function isBulgarian(digits: number[]): boolean {
  const sum = (weights: number[]) => weights.reduce((total, weight, index) => total + weight * digits[index], 0) % 11;
  if (digits.length === 10) return (11 - sum([4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11 === digits[9];
  const first = sum([1, 2, 3, 4, 5, 6, 7, 8]);
  return (first === 10 ? sum([3, 4, 5, 6, 7, 8, 9, 10]) % 10 : first) === digits[8];
}

/**
 * A VAT id in capitals, without punctuation, its country in front: `de 136 695 976` and, with `country`
 * DE, `136695976` are `DE136695976`. Null when form or check digits are wrong; a country whose check
 * digits are not known is believed.
 */
export function normalizeVatId(text: string, country: string | null | undefined): string | null {
  const compact = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^[A-Z0-9]{4,20}$/.test(compact) || /^(EU|GB)0{8}/.test(compact)) return null;
  const given = compact.match(/^(?:CHE(?=\d)|[A-Z]{2})/)?.[0].slice(0, 2);
  if (given && isRight(given, compact)) return compact;
  const home = country?.toUpperCase();
  return home && home !== given && isRight(home, `${home}${compact}`) ? `${home}${compact}` : null;
}

function isRight(prefix: string, vatId: string): boolean {
  const country = PREFIXES[prefix] ?? prefix;
  if (REFUSED_WRONGLY[country]?.(vatId)) return true;
  const validators = [...(euVat[country] ?? []), ...(FURTHER[country] ?? [])];
  if (validators.length === 0) return isValid(country) && /\d/.test(vatId);
  const number = vatId.slice(2);
  const spellings = [vatId, number, `GB${number}`].slice(0, country === 'GB' ? 3 : 2);
  return validators.some((validator) => spellings.some((spelling) => validator.validate(spelling).isValid));
}

/**
 * Whether a national tax number has the form and check digits of one of its country's; true for
 * countries whose rules are not known.
 */
export function isKnownTaxNumber(text: string, country: string | null | undefined): boolean {
  const known = Object.values(stdnum[country?.toUpperCase() ?? ''] ?? {}) as Validator[];
  return known.length === 0 || known.some((validator) => validator.validate(text).isValid);
}
