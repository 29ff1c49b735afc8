import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Colour, Definition, Labels, StageDef, StateRef, StatusDef } from '../../../contracts/workflow';
import { useWorkflowQuery } from './workflow.api';

/** A text of the definition in the user's language; English where there is none. */
export function useLabel(): (labels: Labels) => string {
  const { locale } = useIntl();
  return useCallback((labels: Labels) => (locale.startsWith('de') && labels.de) || labels.en, [locale]);
}

/**
 * The workflow as the user interface needs it: labels in the user's language, colours, which states
 * show a banner. A state that the definition does not know is shown by its keys.
 */
export function useWorkflow() {
  const { data: definition, error, refetch } = useWorkflowQuery();
  const label = useLabel();
  const named = useMemo(() => namesOf(definition, label), [definition, label]);
  return { definition, error, refetch, label, ...named };
}

/** The functions stay the same until definition or language change. */
function namesOf(definition: Definition | undefined, label: (labels: Labels) => string) {
  const find = finderOf(definition);
  return {
    stageLabel: (stage: string) => labelled(label, find(stage).stage, stage),
    statusLabel: (stage: string, status: string) => labelled(label, find(stage, status).status, status),
    /** `Lead · active` */
    stateLabel: ({ stage, status }: StateRef) => {
      const found = find(stage, status);
      return `${labelled(label, found.stage, stage)} · ${labelled(label, found.status, status)}`;
    },
    colourOf: (stage: string, status?: string): Colour => {
      const found = find(stage, status);
      return found.status?.colour ?? found.stage?.colour ?? 'neutral';
    },
    /** Contacts in it show a banner. */
    isBlocked: (stage: string, status: string) => find(stage, status).status?.blocked ?? false,
  };
}

const labelled = (label: (labels: Labels) => string, named: { label: Labels } | undefined, key: string) => (named ? label(named.label) : key);

function finderOf(definition: Definition | undefined) {
  return (stageKey: string, statusKey?: string): { stage?: StageDef; status?: StatusDef } => {
    const stage = definition?.stages.find(({ key }) => key === stageKey);
    return { stage, status: stage?.statuses.find(({ key }) => key === statusKey) };
  };
}
