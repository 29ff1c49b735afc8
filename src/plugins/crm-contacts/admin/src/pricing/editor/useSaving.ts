import { useState } from 'react';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { changedSince, useErrorText } from '../../kernel/errors';
import { useSaveEntriesMutation } from '../pricing.api';
import { caughtUp, changeSet, draftOf, sizeOf, storedAs, type ChangeSet, type Draft } from './draft';
import type { EntryLine } from './entry-lines';
import { refusedCells, saveRequest, type CellTexts } from './save-request';

/** The lines of a catalogue as the server has them; `updatedAt` is to be sent back as what was seen. */
export interface Stored {
  lines: readonly EntryLine[];
  updatedAt: string;
}

export interface Saved {
  created: number;
  updated: number;
  removed: number;
}

/** How a save ended; `refused`: cells of these lines, with why; `contested`: somebody else was faster, and this many lines were changed by both. */
export type Outcome = { saved: Saved } | { refused: ReadonlyMap<EntryLine, CellTexts> } | { contested: number; changedBy: string | null } | { failed: unknown };

interface Saving {
  head: CatalogueHead;
  stored: Stored | null;
  lines: readonly EntryLine[];
  changes: ChangeSet;
  /** Codes of units by their spellings. */
  units?: ReadonlyMap<string, string>;
  refuse(byLine: ReadonlyMap<EntryLine, CellTexts>): void;
  reload(): Promise<Stored>;
  /** `draft`: what is worked on from now on. */
  onStored(next: Stored, draft: Draft): void;
}

/**
 * Sends what differs, and loads what is stored then. What the answer says is taken over before that: whether the
 * loading succeeds or not, the next save sends none of it again.
 */
export function useSaving({ head, stored, lines, changes, units, refuse, reload, onStored }: Saving) {
  const errorText = useErrorText();
  const [send] = useSaveEntriesMutation();
  const [work, setWork] = useState<'saving' | 'loading' | null>(null);
  /** Why what was saved could not be loaded. */
  const [unloaded, setUnloaded] = useState<unknown>();

  const load = async () => {
    setWork('loading');
    const next = await reload();
    setUnloaded(undefined);
    return next;
  };
  /** What is stored now, with the user's changes on top. */
  const catchUp = async (before: readonly EntryLine[]) => {
    const next = await load();
    const { draft, contested } = caughtUp(before, lines, next.lines, units);
    onStored(next, draft);
    return { contested, left: sizeOf(changeSet(next.lines, draft.rows)) };
  };
  const attempt = async ({ lines: before, updatedAt }: Stored): Promise<Outcome> => {
    setWork('saving');
    const request = saveRequest(changes, before);
    const saved = { created: changes.created.length, updated: changes.updated.length, removed: changes.removed.length };
    try {
      const answer = await send({ documentId: head.documentId, entries: request.entries, seen: { updatedAt } }).unwrap();
      refuse(new Map());
      const now = storedAs(lines, request.lines, answer.documentIds);
      onStored({ lines: now, updatedAt: answer.updatedAt }, draftOf(now));
      await load().then((next) => onStored(next, draftOf(next.lines)), setUnloaded);
      return { saved };
    } catch (error) {
      const conflict = changedSince(error);
      if (conflict) {
        const { contested, left } = await catchUp(before);
        // Nothing differs from what is stored: it was this user's own save, whose answer was lost.
        return left === 0 ? { saved } : { contested, changedBy: conflict.changedBy };
      }
      const refused = refusedCells(errorText.fields(error, 3), request);
      refuse(refused);
      return refused.size > 0 ? { refused } : { failed: error };
    }
  };
  const done = () => setWork(null);
  return {
    /** Until what was stored is loaded too: what is typed meanwhile would be lost. */
    isSaving: work !== null,
    work,
    unloaded,
    save: async (): Promise<Outcome> => (stored ? attempt(stored).catch((failed: unknown) => ({ failed })).finally(done) : { failed: undefined }),
    /** Once more what a save could not load; what was changed since stays on top of it. */
    loadAgain: async (): Promise<void> => {
      if (stored) await catchUp(stored.lines).then(() => undefined, setUnloaded).finally(done);
    },
  };
}
