import { useState } from 'react';

/** Where a page that is shown begins. */
export interface PageStart {
  /** `next` of the page before; undefined: the first page. */
  before?: string;
  /** The last day of the page before: the first group of this one may go on with it. */
  lastDay?: string;
}

/** The pages of an endless list that are shown, and how the next one joins them. Give it a key of `first`. */
export function usePages(first: PageStart = {}) {
  const [starts, setStarts] = useState<PageStart[]>([first]);
  /** For the last page alone: only it may be followed. */
  const follow = (index: number) =>
    index === starts.length - 1 ? (start: PageStart) => setStarts((now) => (now.some(({ before }) => before === start.before) ? now : [...now, start])) : undefined;
  return { starts, follow };
}
