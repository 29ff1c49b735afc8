import { useMemo, useState } from 'react';
import type { Definition, Move, StateCount, StateRef, WorkflowSettings } from '../../../../contracts/workflow';
import { movesFor, sameState, strandedIn } from './draft';

/**
 * The definition as it is being edited: nothing is stored until *Save*. When somebody else saves
 * meanwhile, the draft stays what it is, with the version it began from; the server then answers 409.
 */
export function useDraft({ definition, counts }: WorkflowSettings) {
  const [edited, setEdited] = useState<Definition | null>(null);
  const [moves, setMoves] = useState<Move[]>([]);
  const draft = edited ?? definition;
  const stranded: StateCount[] = useMemo(() => strandedIn(draft, counts), [draft, counts]);
  const needed = useMemo(() => movesFor(draft, counts, moves), [draft, counts, moves]);
  return {
    draft,
    change: setEdited,
    stranded,
    moves: needed,
    move: (from: StateRef, to: StateRef) => setMoves([...moves.filter((each) => !sameState(each.from, from)), { from, to }]),
    isChanged: edited !== null,
    /** Shows what is stored. */
    reset: () => {
      setEdited(null);
      setMoves([]);
    },
  };
}
