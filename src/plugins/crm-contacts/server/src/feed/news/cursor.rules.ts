/** Where a page ended. `at`: milliseconds since 1970; `key` orders what happened at one moment. */
export interface Place {
  at: number;
  key: string;
}

export const writePlace = ({ at, key }: Place): string => `${at}.${key}`;

/** Null when the text is no place. */
export function readPlace(text: string): Place | null {
  const match = /^(\d{1,15})\.([\w:-]{1,120})$/.exec(text);
  return match ? { at: Number(match[1]), key: match[2] } : null;
}

/** Newest first, whatever list it came from. */
export function newestFirst<Entry extends Place>(lists: Entry[][], limit: number): Entry[] {
  return lists.flat().sort((one, other) => other.at - one.at || (one.key < other.key ? 1 : -1)).slice(0, limit);
}

/** The document that moved a stage, as the history stores it: `quote/abc`. */
export function triggeringDocument(stored: string | null): { source: string; documentId: string } | null {
  const [source, documentId] = (stored ?? '').split('/');
  return source && documentId ? { source, documentId } : null;
}

/**
 * Where the marker of the news stands after somebody says to have seen them up to `until`: never back,
 * never in the future. Milliseconds.
 */
export const seenAfter = (stored: number | null, until: number, now: number): number => Math.max(stored ?? 0, Math.min(until, now));
