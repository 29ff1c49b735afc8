/**
 * An address as documents keep it, for reading: the last line, a country's code (ISO 3166-1 alpha-2), becomes the
 * country's name. Words that somebody wrote there stay.
 */
export function withCountryName(block: string, nameOf: (code: string) => string): string {
  const lines = block.split('\n');
  const last = lines[lines.length - 1].trim();
  return /^[A-Z]{2}$/.test(last) ? [...lines.slice(0, -1), nameOf(last)].join('\n') : block;
}
