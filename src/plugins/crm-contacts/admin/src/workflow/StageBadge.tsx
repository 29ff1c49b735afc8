import { ColourPill } from '../kernel/ColourPill';
import { useWorkflow } from './useWorkflow';

/** Stage and status of a contact in the workflow's colour: the same everywhere. Without `status` the stage alone. */
export function StageBadge({ stage, status }: { stage: string; status?: string }) {
  const { stageLabel, stateLabel, colourOf } = useWorkflow();
  if (!stage) return null;
  return <ColourPill colour={colourOf(stage, status)} text={status ? stateLabel({ stage, status }) : stageLabel(stage)} />;
}
