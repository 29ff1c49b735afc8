const KEY = 'crm-contacts.list';

/** Where in which list the user was, for the way back and to the neighbours. */
export interface ListPlace {
  /** What the list is called: the path of its folder. */
  title: string;
  /** Its address with search, sort and page. */
  to: string;
  /** The contacts of the shown page, in order. */
  documentIds: string[];
  /** Number of the first of them in the whole list, from 0. */
  offset: number;
  total: number;
}

/** A list calls this when its rows are shown; kept for the browser tab, so that a reload keeps it too. */
export const rememberList = (place: ListPlace): void => sessionStorage.setItem(KEY, JSON.stringify(place));

/** The list that was last shown in this browser tab. */
export function lastList(): ListPlace | null {
  const stored = sessionStorage.getItem(KEY);
  return stored ? (JSON.parse(stored) as ListPlace) : null;
}

export interface Neighbours {
  /** From 1. */
  number: number;
  previous?: string;
  next?: string;
}

/** The contacts before and after this one on the list's page; null when it is not on it. */
export function neighboursOf(place: ListPlace, documentId: string): Neighbours | null {
  const index = place.documentIds.indexOf(documentId);
  if (index === -1) return null;
  return { number: place.offset + index + 1, previous: place.documentIds[index - 1], next: place.documentIds[index + 1] };
}
