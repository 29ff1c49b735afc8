import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { useAllEntriesQuery, useCatalogueHeadQuery, usePriceUnitsQuery, type AllEntries } from '../pricing.api';
import { rowChecker } from './cell-rules';
import { caughtUp, changed, changeSet, draftOf, redone, sizeOf, undone, type Draft } from './draft';
import { lineOf, type EntryLine } from './entry-lines';
import type { CellTexts } from './save-request';
import { useSaving, type Stored } from './useSaving';

const storedOf = ({ entries, updatedAt }: AllEntries): Stored => ({ lines: entries.map(lineOf), updatedAt });

/** The lines of a catalogue in the making: loading, changing with the way back, what is wrong, saving. */
export function useEntryLines(head: CatalogueHead) {
  const { data, error, refetch } = useAllEntriesQuery(head.documentId, { refetchOnMountOrArgChange: true });
  const { refetch: refetchHead } = useCatalogueHeadQuery(head.documentId);
  const { data: units } = usePriceUnitsQuery();
  const [stored, setStored] = useState<Stored | null>(null);
  const [draft, setDraft] = useState<Draft>(() => draftOf([]));
  useEffect(() => {
    // What was loaded first is what is worked on; later answers are taken by the save that asked for them.
    if (!data || stored) return;
    const first = storedOf(data);
    setStored(first);
    setDraft(draftOf(first.lines));
  }, [data, stored]);

  const hasBase = head.base !== null;
  const spellings = useMemo(() => units && spellingsOf(units), [units]);
  const check = useMemo(() => rowChecker({ hasBase, units: spellings }), [hasBase, spellings]);
  const reasons = useMemo(() => check(draft.rows), [check, draft.rows]);
  const changes = useMemo(() => changeSet(stored?.lines ?? [], draft.rows), [stored, draft.rows]);
  const storedById = useMemo(() => new Map(stored?.lines.map((line) => [line.key, line])), [stored]);
  const refusals = useRefusals();
  const reload = () => refetch().unwrap().then(storedOf);
  const saving = useSaving({ head, stored, lines: draft.rows, changes, units: spellings, refuse: refusals.set, reload, onStored: (next, rows) => {
    setStored(next);
    setDraft(rows);
  } });
  useCatchUp(head, saving.isSaving ? null : stored, reload, (next) => {
    // Not the lines of the time when loading began: the user went on.
    setDraft(({ rows }) => caughtUp(stored?.lines ?? [], rows, next.lines, spellings).draft);
    setStored(next);
  });
  return {
    isLoading: !stored,
    error: stored ? undefined : error,
    retry: () => void refetch(),
    lines: draft.rows,
    reasons,
    refusals: refusals.byLine,
    changes,
    changeCount: sizeOf(changes),
    storedById,
    change: useCallback((next: (rows: readonly EntryLine[]) => readonly EntryLine[]) => setDraft((before) => changed(before, next(before.rows))), []),
    undo: draft.past.length > 0 && !saving.isSaving ? () => setDraft(undone) : undefined,
    redo: draft.future.length > 0 && !saving.isSaving ? () => setDraft(redone) : undefined,
    discard: () => stored && setDraft((before) => changed(before, stored.lines)),
    ...saving,
    // What could not load the lines may have left the catalogue's own data behind too.
    loadAgain: () => Promise.all([saving.loadAgain(), refetchHead()]),
  };
}

export type EntryLines = ReturnType<typeof useEntryLines>;

/**
 * The catalogue's own data were changed, here or elsewhere: what is seen is brought up to date, or the next save
 * would be refused. Not while a save is under way (`stored` is null then): it loads what it stored itself.
 */
function useCatchUp({ updatedAt }: CatalogueHead, stored: Stored | null, reload: () => Promise<Stored>, take: (next: Stored) => void) {
  const isBehind = stored !== null && updatedAt > stored.updatedAt;
  useEffect(() => {
    if (!isBehind) return;
    let isWanted = true;
    // A failure is told by the save, which finds the same.
    reload().then((next) => isWanted && take(next), () => undefined);
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each change of the catalogue
  }, [isBehind, updatedAt]);
}

/** Codes of units by all their spellings in lower case. */
const spellingsOf = (units: { code: string; aliases: string[] }[]): ReadonlyMap<string, string> =>
  new Map(units.flatMap(({ code, aliases }) => [...aliases, code].map((spelling) => [spelling.toLowerCase(), code] as const)));

/** What the server said of lines; gone with the line's next change, which makes another object of it. */
function useRefusals() {
  const [byLine, set] = useState<ReadonlyMap<EntryLine, CellTexts>>(new Map());
  return { byLine, set };
}
