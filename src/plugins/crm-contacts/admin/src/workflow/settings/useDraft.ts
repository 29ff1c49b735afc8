import { useEffect, useMemo, useState } from 'react';
import type { Definition, Move, StateCount, StateRef, WorkflowSettings } from '../../../../contracts/workflow';
import { movesFor, sameState, strandedIn } from './draft';

/** The definition as it is being edited: nothing is stored until *Save*. */
export function useDraft(settings: WorkflowSettings) {
  const [draft, setDraft] = useState<Definition>(settings.definition);
  const [moves, setMoves] = useState<Move[]>([]);
  const { version } = settings.definition;
  useEffect(() => {
    setDraft(settings.definition);
    setMoves([]);
    // A refetch of the same version must not throw away what the user is doing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version]);
  const stranded: StateCount[] = useMemo(() => strandedIn(draft, settings.counts), [draft, settings.counts]);
  const needed = useMemo(() => movesFor(draft, settings.counts, moves), [draft, settings.counts, moves]);
  return {
    draft,
    change: setDraft,
    stranded,
    moves: needed,
    move: (from: StateRef, to: StateRef) => setMoves([...moves.filter((each) => !sameState(each.from, from)), { from, to }]),
    isChanged: draft !== settings.definition,
    reset: () => {
      setDraft(settings.definition);
      setMoves([]);
    },
  };
}
