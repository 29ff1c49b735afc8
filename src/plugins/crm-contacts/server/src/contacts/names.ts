/** Letters that Unicode does not decompose into a base letter and marks. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ĸ: 'k' };

/**
 * A name as searches and duplicate checks compare it, at most 255 characters: lower case, no marks, no
 * punctuation, and the German digraphs ae, oe, ue read as their umlauts. So `Müller`, `Mueller` and
 * `Muller` are one name; that `Bauer` and `Baur` are one too is the price. Folding twice changes nothing.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋĸ]/g, (letter) => LETTERS[letter])
    .replace(/[.'’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/([aou])e+/g, '$1')
    .trim()
    .slice(0, 255);
}

/** Legal forms and the words that join them, folded; dots are gone by then (`S. A.` is `s a`). */
const LEGAL_FORMS = new Set(
  ('ag gmbh ggmbh mbh kg kgaa ohg gbr ug haftungsbeschrankt se ev eg ek ekfr ekfm partg partgmbb stiftung gesellschaft ' +
    'ges co cie compagnie company und and et y i ltd limited llc llp lp plc inc incorporated corp corporation ' +
    'sa sas sasu sarl eurl snc srl spa sapa sl slu sau bv nv vof cv cvba bvba oy oyj ab hb as asa aps ivs ' +
    'sp z oo zoo sro spol vos kft zrt nyrt bt doo dd ad ood eood ltda lda sirl pty pte pvt bhd sdn kk gk tbk pt ' +
    'ooo oao zao pao ao jsc pjsc').split(' ')
);

/** A company's folded name without its legal form: `Müller GmbH & Co. KG` is `muller`. */
export function companyCore(name: string): string {
  const words = foldName(name).split(' ');
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1])) end -= 1;
  return words.slice(0, end).join(' ');
}

/** A postal code as it is compared: no spaces and hyphens, no country letter in front (`D-70173`). */
export function foldPostalCode(postalCode: string): string {
  return postalCode.toUpperCase().replace(/^\s*[A-Z]{1,3}-(?=\d)/, '').replace(/[^A-Z0-9]/g, '');
}

/** Two contacts with the same key have the same name and postal code; null when either is missing. */
export function duplicateKey(name: string | null | undefined, postalCode: string | null | undefined): string | null {
  const core = name ? companyCore(name) : '';
  const code = postalCode ? foldPostalCode(postalCode) : '';
  return core && code ? `${core}|${code}`.slice(0, 255) : null;
}

/** How a person is called in lists: `Dr. Erika Vogt`. The salutation is left out. */
export function fullNameOf(person: { academicTitle?: string | null; firstName?: string | null; lastName?: string | null }): string {
  return [person.academicTitle, person.firstName, person.lastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')
    .slice(0, 255);
}
