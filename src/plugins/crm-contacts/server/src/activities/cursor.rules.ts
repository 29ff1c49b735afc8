/** The kinds of a timeline; of two entries at one moment the later kind in this list stands further up. */
export const KINDS = ['document', 'stage-change', 'activity'] as const;
export type Kind = (typeof KINDS)[number];

/** The last entry of a page: where the next one goes on. `at`: milliseconds since 1970. */
export interface Cursor {
  at: number;
  kind: Kind;
  /** Orders the entries of one kind at one moment. */
  key: string;
}

/** What entries of one kind still come: those before `at`, and at `at` those with a lower key; null takes none of that moment. */
export interface Before {
  at: number;
  key: string | null;
}

export const writeCursor = ({ at, kind, key }: Cursor): string => `${at}.${KINDS.indexOf(kind)}.${key}`;

/** A cursor, or the start of a page at an ISO 8601 instant; null when the text is neither. */
export function readCursor(text: string): Cursor | null {
  const match = /^(-?\d{1,16})\.([012])\.([\w:/.-]{1,120})$/.exec(text);
  if (match) return { at: Number(match[1]), kind: KINDS[Number(match[2])], key: match[3] };
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  // Nothing of that moment: the instant itself is not before itself.
  return Number.isNaN(at) ? null : { at, kind: KINDS[0], key: '' };
}

/** How the cursor limits the entries of a kind. */
export function beforeIn(kind: Kind, cursor: Cursor): Before {
  const [own, reached] = [KINDS.indexOf(kind), KINDS.indexOf(cursor.kind)];
  // At the cursor's moment the kinds above it have been shown whole, those below not at all.
  if (own < reached) return { at: cursor.at + 1, key: null };
  if (own > reached) return { at: cursor.at, key: null };
  return { at: cursor.at, key: cursor.key };
}

/** Newest first; entries of one kind keep the order in which they came. */
export function merged<Entry extends { at: number; kind: Kind }>(lists: Entry[][], limit: number): Entry[] {
  const all = lists.flat();
  return all.sort((a, b) => b.at - a.at || KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind)).slice(0, limit);
}
