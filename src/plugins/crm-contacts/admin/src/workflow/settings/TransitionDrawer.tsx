import { Field, Flex, MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Definition, Requirements, StateRef, TransitionDef, WorkflowSettings } from '../../../../contracts/workflow';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { sameState } from './draft';
import { isNamed, LabelsInput, StateSelect, Tick } from './inputs';
import { EditDrawer } from './StateDrawers';

interface TransitionDrawerProps {
  definition: Definition;
  settings: WorkflowSettings;
  /** Undefined: a new one, from `from`. */
  transition: TransitionDef | undefined;
  from?: StateRef;
  onApply(transition: TransitionDef): void;
  onRemove(): void;
  onClose(): void;
}

const CONTACT = 'plugin::crm-contacts.contact';

/** Where a transition leads, what it is called and what it requires. */
export function TransitionDrawer({ definition, settings, transition, from, onApply, onRemove, onClose }: TransitionDrawerProps) {
  const t = useT();
  const [draft, setDraft] = useState<Partial<TransitionDef> & Pick<TransitionDef, 'label' | 'requires'>>(
    transition ?? { from, label: { en: '', de: '' }, requires: {} }
  );
  const set = (change: Partial<TransitionDef>) => setDraft({ ...draft, ...change });
  const isReady = isNamed(draft.label) && draft.from !== undefined && draft.to !== undefined;
  return (
    <EditDrawer
      title={t(transition ? 'workflow.settings.transition' : 'workflow.settings.newTransition')}
      isReady={isReady}
      onApply={() => onApply(draft as TransitionDef)}
      onClose={onClose}
      onRemove={transition && onRemove}
    >
      <StateSelect label={t('workflow.settings.from')} definition={definition} value={draft.from} onChange={(state) => set({ from: state })} />
      <StateSelect
        label={t('workflow.settings.to')}
        definition={definition}
        value={draft.to}
        onChange={(state) => set({ to: state })}
        offers={(state) => !draft.from || !sameState(state, draft.from)}
      />
      <LabelsInput label="workflow.settings.button" name="label" value={draft.label} onChange={(label) => set({ label })} />
      <Tick label={t('workflow.settings.primary')} hint={t('workflow.settings.primaryHint')} checked={draft.primary ?? false} onChange={(primary) => set({ primary })} />
      <Tick label={t('workflow.settings.timed')} hint={t('workflow.settings.timedHint')} checked={draft.timed ?? false} onChange={(timed) => set({ timed })} />
      <RequirementInputs settings={settings} value={draft.requires} onChange={(requires) => set({ requires })} />
    </EditDrawer>
  );
}

interface RequirementInputsProps {
  settings: WorkflowSettings;
  value: Requirements;
  onChange(value: Requirements): void;
}

function RequirementInputs({ settings, value, onChange }: RequirementInputsProps) {
  const t = useT();
  const fieldLabel = useFieldLabel(CONTACT);
  const set = (change: Partial<Requirements>) => onChange({ ...value, ...change });
  const fields = settings.fields.map((name) => ({ value: name, label: fieldLabel(name) })).sort((one, other) => one.label.localeCompare(other.label));
  const roles = settings.roles.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">{t('workflow.settings.requires')}</Typography>
      <Tick label={t('workflow.reason')} checked={value.reason ?? false} onChange={(reason) => set({ reason })} />
      <Tick label={t('workflow.settings.resumeOn')} checked={value.resumeOn ?? false} onChange={(resumeOn) => set({ resumeOn })} />
      <Several label={t('workflow.settings.fields')} hint={t('workflow.settings.fieldsHint')} options={fields} value={value.fields ?? []} onChange={(chosen) => set({ fields: chosen })} />
      <Several label={t('workflow.settings.roles')} hint={t('workflow.settings.rolesHint')} options={roles} value={value.roles ?? []} onChange={(chosen) => set({ roles: chosen })} />
    </Flex>
  );
}

interface SeveralProps {
  label: string;
  hint: string;
  options: { value: string; label: string }[];
  value: string[];
  onChange(value: string[]): void;
}

function Several({ label, hint, options, value, onChange }: SeveralProps) {
  return (
    <Field.Root name={label} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <MultiSelect withTags value={value} onChange={onChange} onClear={() => onChange([])}>
        {options.map((option) => (
          <MultiSelectOption key={option.value} value={option.value}>{option.label}</MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
    </Field.Root>
  );
}
