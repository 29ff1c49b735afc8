import { Box, Button, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { Definition, TransitionDef, TriggerDef, WorkflowSettings } from '../../../../contracts/workflow';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { useLabel } from '../useWorkflow';
import { putTrigger, removeTrigger, sameState, triggerable } from './draft';

interface TriggersSectionProps {
  definition: Definition;
  settings: WorkflowSettings;
  onChange(definition: Definition): void;
}

/** Which new documents move a contact, and along which transition. */
export function TriggersSection({ definition, settings, onChange }: TriggersSectionProps) {
  const t = useT();
  const { triggers = [] } = definition;
  const offered = triggerable(definition);
  const unused = firstUnused(offered, settings, triggers);
  const add = () => unused && onChange(putTrigger(definition, unused));
  return (
    <Section
      title={t('workflow.settings.triggers')}
      action={<Button variant="secondary" size="S" startIcon={<Plus />} disabled={!unused} onClick={add}>{t('workflow.settings.newTrigger')}</Button>}
    >
      <Typography textColor="neutral600">{t('workflow.settings.triggersHint')}</Typography>
      {triggers.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
          {triggers.map((trigger, index) => (
            <TriggerRow
              key={index}
              trigger={trigger}
              index={index}
              definition={definition}
              settings={settings}
              offered={offered}
              onChange={(changed) => onChange(putTrigger(definition, changed, index))}
              onRemove={() => onChange(removeTrigger(definition, index))}
            />
          ))}
        </Flex>
      )}
    </Section>
  );
}

/** The first pair of documents and transition that no trigger has; undefined: there is none left. */
function firstUnused(offered: TransitionDef[], { sources }: WorkflowSettings, triggers: TriggerDef[]): TriggerDef | undefined {
  // Inquiries come from leads anyway: whoever adds a rule most likely means a later kind.
  for (const { key } of [...sources.slice(1), ...sources.slice(0, 1)]) {
    const transition = offered.find(({ from }) => !triggers.some((trigger) => trigger.source === key && sameState(trigger.from, from)));
    if (transition) return { source: key, from: transition.from, to: transition.to };
  }
  return undefined;
}

interface TriggerRowProps {
  trigger: TriggerDef;
  index: number;
  definition: Definition;
  settings: WorkflowSettings;
  offered: TransitionDef[];
  onChange(trigger: TriggerDef): void;
  onRemove(): void;
}

function TriggerRow({ trigger, index, definition, settings, offered, onChange, onRemove }: TriggerRowProps) {
  const t = useT();
  const label = useLabel();
  const nameOf = useTransitionName(definition);
  const current = offered.find(({ from, to }) => sameState(from, trigger.from) && sameState(to, trigger.to));
  return (
    <Flex tag="li" gap={3} alignItems="center" wrap="wrap">
      <Typography>{t('workflow.settings.triggerBy')}</Typography>
      <Box width="18rem">
        <SingleSelect aria-label={t('workflow.settings.triggerSource', { place: index + 1 })} value={trigger.source} onChange={(source) => onChange({ ...trigger, source: String(source) })}>
          {settings.sources.map(({ key, names }) => <SingleSelectOption key={key} value={key}>{label(names)}</SingleSelectOption>)}
        </SingleSelect>
      </Box>
      <Box flex="1" minWidth="32rem">
        <SingleSelect
          aria-label={t('workflow.settings.triggerStep', { place: index + 1 })}
          value={current ? String(offered.indexOf(current)) : undefined}
          onChange={(chosen) => onChange({ ...trigger, from: offered[Number(chosen)].from, to: offered[Number(chosen)].to })}
        >
          {offered.map((transition, at) => <SingleSelectOption key={at} value={String(at)}>{nameOf(transition)}</SingleSelectOption>)}
        </SingleSelect>
      </Box>
      <IconButton label={t('workflow.settings.removeTrigger', { place: index + 1 })} onClick={onRemove}><Trash /></IconButton>
    </Flex>
  );
}

/** `Lead · active → Prospect · active (Qualify)`: of the draft, which the stored definition may not know yet. */
function useTransitionName({ stages }: Definition) {
  const label = useLabel();
  const stateName = ({ stage: stageKey, status: statusKey }: TransitionDef['from']) => {
    const stage = stages.find(({ key }) => key === stageKey);
    const status = stage?.statuses.find(({ key }) => key === statusKey);
    return `${stage ? label(stage.label) : stageKey} · ${status ? label(status.label) : statusKey}`;
  };
  return ({ from, to, label: name }: TransitionDef) => `${stateName(from)} → ${stateName(to)} (${label(name)})`;
}
