import { Box, Flex, Typography } from '@strapi/design-system';
import type { Definition, Move, StateCount, StateRef } from '../../../../contracts/workflow';
import { useT } from '../../kernel/useT';
import { useWorkflow } from '../useWorkflow';
import { sameState } from './draft';
import { StateSelect } from './inputs';

interface MovesSectionProps {
  definition: Definition;
  stranded: StateCount[];
  moves: Move[];
  onMove(from: StateRef, to: StateRef): void;
}

/** Contacts stand in a status that is about to go: asks where they go. */
export function MovesSection({ definition, stranded, moves, onMove }: MovesSectionProps) {
  const t = useT();
  const { stateLabel } = useWorkflow();
  const waits = (state: StateRef) => definition.transitions.some(({ from, timed }) => timed && sameState(from, state));
  if (stranded.length === 0) return null;
  return (
    <Box role="group" aria-label={t('workflow.moves.title')} background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography tag="h2" variant="delta">{t('workflow.moves.title')}</Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3} maxWidth="56rem">
        {stranded.map(({ count, ...state }) => (
          <StateSelect
            key={`${state.stage}/${state.status}`}
            label={t('workflow.moves.from', { count, state: stateLabel(state) })}
            placeholder={t('workflow.moves.choose')}
            definition={definition}
            value={moves.find(({ from }) => sameState(from, state))?.to}
            onChange={(to) => onMove(state, to)}
            offers={(goal) => !waits(goal)}
          />
        ))}
      </Flex>
    </Box>
  );
}
