/** An IBAN in groups of four, as it is printed (ISO 13616). */
export const ibanInGroups = (iban: string): string => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
