import type { Match } from '../../../contracts/finding';
import { foldName } from '../contacts/normalization';
import type { Term } from './terms.rules';

/** A hit's values as they are shown, and the forms in which phone and e-mail are compared. */
export interface Searched {
  name?: string | null;
  number?: string | null;
  city?: string | null;
  postalCode?: string | null;
  email?: string | null;
  emailKey?: string | null;
  /** Each number with its normalized form. */
  phones: { value?: string | null; key?: string | null }[];
}

/** Which of a hit's own values hold a term, and the terms that none of them holds. */
export function matchesOf(searched: Searched, terms: readonly Term[]): { matched: Match[]; elsewhere: Term[] } {
  const perTerm = terms.map((term) => ({ term, matched: matchesOfTerm(searched, term) }));
  const matched = perTerm.flatMap((each) => each.matched);
  return {
    matched: matched.filter(({ field, value }, index) => matched.findIndex((other) => other.field === field && other.value === value) === index),
    elsewhere: perTerm.filter((each) => each.matched.length === 0).map(({ term }) => term),
  };
}

function matchesOfTerm({ name, number, city, postalCode, email, emailKey, phones }: Searched, { raw, folded, digits, email: part }: Term): Match[] {
  const found: (Match | false | null | undefined | '')[] = [
    name && (isPart(folded, foldName(name)) || isPart(raw, name.toLowerCase())) && { field: 'name', value: name },
    number && isPart(raw, number.toLowerCase()) && { field: 'number', value: number },
    city && isPart(folded, foldName(city)) && { field: 'city', value: city },
    postalCode && postalCode.toLowerCase().startsWith(raw) && { field: 'postalCode', value: postalCode },
    email && emailKey && isPart(part, emailKey) && { field: 'email', value: email },
    ...phones.map(({ value, key }) => value && key && digits && key.includes(digits) && ({ field: 'phone', value } as const)),
  ];
  return found.filter((match): match is Match => Boolean(match));
}

const isPart = (part: string, whole: string) => part !== '' && whole.includes(part);
