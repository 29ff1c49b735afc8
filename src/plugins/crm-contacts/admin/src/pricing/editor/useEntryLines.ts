import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CatalogueHead, EntryChange } from '../../../../contracts/catalogues';
import { changedSince, useErrorText } from '../../kernel/errors';
import { useAllEntriesQuery, usePriceUnitsQuery, useSaveEntriesMutation, type AllEntries } from '../pricing.api';
import { rowChecker, type CellRules } from './cell-rules';
import { changed, changeSet, draftOf, rebased, redone, sizeOf, undone, type ChangeSet, type Draft } from './draft';
import { COLUMNS, lineOf, type Column, type EntryLine } from './entry-lines';

/** Why a cell cannot be saved, in words, by column. */
export type CellTexts = Partial<Record<Column, string>>;

export interface Saved {
  created: number;
  updated: number;
  removed: number;
}

/** How a save ended; `refused`: cells of these lines, with why; `contested`: somebody else was faster, and this many lines were changed by both. */
export type Outcome = { saved: Saved } | { refused: ReadonlyMap<EntryLine, CellTexts> } | { contested: number; changedBy: string | null } | { failed: unknown };

interface Stored {
  lines: readonly EntryLine[];
  updatedAt: string;
}

const storedOf = ({ entries, updatedAt }: AllEntries): Stored => ({ lines: entries.map(lineOf), updatedAt });

/** The lines of a catalogue in the making: loading, changing with the way back, what is wrong, saving. */
export function useEntryLines(head: CatalogueHead) {
  const { data, error, refetch } = useAllEntriesQuery(head.documentId, { refetchOnMountOrArgChange: true });
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
  const check = useMemo(() => rowChecker(rulesOf(hasBase, units)), [hasBase, units]);
  const reasons = useMemo(() => check(draft.rows), [check, draft.rows]);
  const changes = useMemo(() => changeSet(stored?.lines ?? [], draft.rows), [stored, draft.rows]);
  const storedById = useMemo(() => new Map(stored?.lines.map((line) => [line.key, line])), [stored]);
  const refusals = useRefusals();
  const saving = useSaving({ head, stored, draft, changes, refuse: refusals.set, reload: () => refetch().unwrap(), onStored: (next, rows) => {
    setStored(next);
    setDraft(rows ? changed(draftOf(next.lines), rows) : draftOf(next.lines));
  } });
  useCatchUp(head, saving.isSaving ? null : stored, () => refetch().unwrap(), (next) => {
    setDraft(({ rows }) => {
      const before = stored?.lines ?? [];
      const isTouched = sizeOf(changeSet(before, rows)) > 0;
      return isTouched ? changed(draftOf(next.lines), rebased(before, rows, next.lines).rows) : draftOf(next.lines);
    });
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
  };
}

export type EntryLines = ReturnType<typeof useEntryLines>;

/**
 * The catalogue's own data were changed, here or elsewhere: what is seen is brought up to date, or the next save
 * would be refused. Not while a save is under way (`stored` is null then): it loads what it stored itself.
 */
function useCatchUp({ updatedAt }: CatalogueHead, stored: Stored | null, reload: () => Promise<AllEntries>, take: (next: Stored) => void) {
  const isBehind = stored !== null && updatedAt > stored.updatedAt;
  useEffect(() => {
    if (!isBehind) return;
    let isWanted = true;
    // A failure is told by the save, which finds the same.
    reload().then((answer) => isWanted && take(storedOf(answer)), () => undefined);
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each change of the catalogue
  }, [isBehind, updatedAt]);
}

function rulesOf(hasBase: boolean, units: { code: string; aliases: string[] }[] | undefined): CellRules {
  return { hasBase, units: units && new Map(units.flatMap(({ code, aliases }) => [...aliases, code].map((spelling) => [spelling.toLowerCase(), code] as const))) };
}

/** What the server said of lines; gone with the line's next change, which makes another object of it. */
function useRefusals() {
  const [byLine, set] = useState<ReadonlyMap<EntryLine, CellTexts>>(new Map());
  return { byLine, set };
}

interface Saving {
  head: CatalogueHead;
  stored: Stored | null;
  draft: Draft;
  changes: ChangeSet;
  refuse(byLine: ReadonlyMap<EntryLine, CellTexts>): void;
  reload(): Promise<AllEntries>;
  /** `rows`: the user's changes on top of it; absent: there are none left. */
  onStored(next: Stored, rows?: readonly EntryLine[]): void;
}

function useSaving({ head, stored, draft, changes, refuse, reload, onStored }: Saving) {
  const errorText = useErrorText();
  const [send] = useSaveEntriesMutation();
  /** Until what was stored is loaded too. */
  const [isSaving, setSaving] = useState(false);
  const attempt = async (): Promise<Outcome> => {
    if (!stored) return { failed: undefined };
    const { created, updated, removed } = changes;
    const before = new Map(stored.lines.map((line) => [line.documentId, line]));
    // Removed first: what takes their place has the same code, unit and tier.
    const sent: (EntryLine | null)[] = [...removed.map(() => null), ...updated, ...created];
    const entries: EntryChange[] = [...removed.map((documentId) => ({ documentId, delete: true as const })), ...[...updated, ...created].map((line) => changeOf(line, before.get(line.documentId)))];
    try {
      const answer = await send({ documentId: head.documentId, entries, seen: { updatedAt: stored.updatedAt } }).unwrap();
      onStored(storedOf(await reload()));
      refuse(new Map());
      return { saved: { created: answer.created, updated: answer.updated, removed: answer.deleted } };
    } catch (error) {
      const conflict = changedSince(error);
      if (conflict) {
        const next = storedOf(await reload());
        const { rows, contested } = rebased(stored.lines, draft.rows, next.lines);
        onStored(next, rows);
        return { contested, changedBy: conflict.changedBy };
      }
      const refused = refusedCells(errorText.fields(error, 3), sent);
      refuse(refused);
      return refused.size > 0 ? { refused } : { failed: error };
    }
  };
  const save = async (): Promise<Outcome> => {
    setSaving(true);
    return attempt().finally(() => setSaving(false));
  };
  return { save, isSaving };
}

/** What the request says of a line: a stored one sends what differs, the rest stays as it is. */
function changeOf({ documentId, cells }: EntryLine, before: EntryLine | undefined): EntryChange {
  const old = documentId ? before?.cells : undefined;
  const named = COLUMNS.filter((column) => (old ? old[column] !== cells[column] : cells[column] !== ''));
  return { ...(documentId ? { documentId } : {}), ...Object.fromEntries(named.map((column) => [column, cells[column] || (column === 'minQuantity' ? '0' : column === 'code' ? '' : null)])) };
}

/** Sentences by `entries.<index>.<column>` as the server counts, back on the lines that were sent. */
function refusedCells(byPath: Record<string, string>, sent: (EntryLine | null)[]): Map<EntryLine, CellTexts> {
  const found = new Map<EntryLine, CellTexts>();
  for (const [path, sentence] of Object.entries(byPath)) {
    const [, index, field] = path.split('.');
    const line = sent[Number(index)];
    if (!line) continue;
    const column = COLUMNS.find((name) => name === field) ?? 'code';
    found.set(line, { ...found.get(line), [column]: sentence });
  }
  return found;
}
