import type { Definition } from '../../../../contracts/workflow';
import { putStage, putStatus, removeStage, removeStatus } from './draft';
import { StageDrawer, StatusDrawer } from './StateDrawers';

/** What is edited: a stage or one of its statuses; without a key a new one. */
export interface Editing {
  stage?: string;
  status?: string;
  isStatus: boolean;
}

interface StageEditorProps {
  definition: Definition;
  editing: Editing;
  onChange(definition: Definition): void;
  onClose(): void;
}

/** The drawer for a stage or a status of the draft. */
export function StageEditor({ definition, editing, onChange, onClose }: StageEditorProps) {
  const stage = definition.stages.find(({ key }) => key === editing.stage);
  const apply = (changed: Definition) => {
    onChange(changed);
    onClose();
  };
  if (!editing.isStatus) {
    return (
      <StageDrawer
        stage={stage}
        taken={definition.stages.map(({ key }) => key)}
        onApply={(changed) => apply(putStage(definition, changed))}
        onRemove={() => stage && apply(removeStage(definition, stage.key))}
        onClose={onClose}
      />
    );
  }
  if (!stage) return null;
  const status = stage.statuses.find(({ key }) => key === editing.status);
  return (
    <StatusDrawer
      status={status}
      taken={stage.statuses.map(({ key }) => key)}
      onApply={(changed) => apply(putStatus(definition, stage.key, changed))}
      onRemove={() => status && apply(removeStatus(definition, { stage: stage.key, status: status.key }))}
      onClose={onClose}
    />
  );
}
