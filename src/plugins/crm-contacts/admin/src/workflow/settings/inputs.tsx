import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { COLOURS, type Colour, type Definition, type Labels, type StateRef } from '../../../../contracts/workflow';
import { useT } from '../../kernel/useT';
import { ColourPill } from '../../kernel/ColourPill';
import { useLabel } from '../useWorkflow';

interface LabelsInputProps {
  /** Text before the language: key in translations. */
  label: string;
  name: string;
  value: Labels;
  onChange(value: Labels): void;
  error?: string;
}

/** A text in both languages of the user interface. */
export function LabelsInput({ label, name, value, onChange, error }: LabelsInputProps) {
  const t = useT();
  return (
    <Flex gap={4} alignItems="flex-start">
      {(['en', 'de'] as const).map((language) => (
        <Field.Root key={language} name={`${name}.${language}`} required error={error && value[language].trim() === '' ? error : undefined} flex="1" minWidth={0}>
          <Field.Label>{`${t(label)} (${t(`workflow.settings.${language}`)})`}</Field.Label>
          <TextInput maxLength={80} value={value[language]} onChange={(event) => onChange({ ...value, [language]: event.target.value })} />
          <Field.Error />
        </Field.Root>
      ))}
    </Flex>
  );
}

export const isNamed = ({ en, de }: Labels) => en.trim() !== '' && de.trim() !== '';

interface ColourSelectProps {
  value: Colour | undefined;
  onChange(value: Colour | undefined): void;
  /** Offers to take the stage's colour. */
  inherited?: boolean;
}

const AS_STAGE = 'stage';

export function ColourSelect({ value, onChange, inherited }: ColourSelectProps) {
  const t = useT();
  return (
    <Field.Root name="colour">
      <Field.Label>{t('workflow.settings.colour')}</Field.Label>
      <SingleSelect value={value ?? AS_STAGE} onChange={(chosen) => onChange(chosen === AS_STAGE ? undefined : (chosen as Colour))}>
        {inherited && <SingleSelectOption value={AS_STAGE}>{t('workflow.settings.colourOfStage')}</SingleSelectOption>}
        {COLOURS.map((colour) => (
          <SingleSelectOption key={colour} value={colour} textValue={t(`workflow.colour.${colour}`)}>
            <ColourPill colour={colour} text={t(`workflow.colour.${colour}`)} />
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface StateSelectProps {
  label: string;
  definition: Definition;
  value: StateRef | undefined;
  onChange(value: StateRef): void;
  /** Leaves out what cannot be chosen here. */
  offers?(state: StateRef): boolean;
  placeholder?: string;
}

const SEPARATOR = '/';

/** One state of a definition, also of one that is not saved yet. */
export function StateSelect({ label, definition, value, onChange, offers = () => true, placeholder }: StateSelectProps) {
  const text = useLabel();
  const options = definition.stages.flatMap((stage) =>
    stage.statuses
      .map((status) => ({ state: { stage: stage.key, status: status.key }, text: `${text(stage.label)} · ${text(status.label)}` }))
      .filter(({ state }) => offers(state))
  );
  return (
    <Field.Root name={label}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        placeholder={placeholder}
        value={value ? `${value.stage}${SEPARATOR}${value.status}` : ''}
        onChange={(chosen) => {
          const [stage, status] = String(chosen).split(SEPARATOR);
          onChange({ stage, status });
        }}
      >
        {options.map((option) => (
          <SingleSelectOption key={`${option.state.stage}${SEPARATOR}${option.state.status}`} value={`${option.state.stage}${SEPARATOR}${option.state.status}`}>
            {option.text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface TickProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
}

export function Tick({ label, hint, checked, onChange, disabled }: TickProps) {
  return (
    <Field.Root hint={hint}>
      <Checkbox checked={checked} disabled={disabled} onCheckedChange={(value) => onChange(value === true)}>
        {label}
      </Checkbox>
      <Field.Hint />
    </Field.Root>
  );
}
