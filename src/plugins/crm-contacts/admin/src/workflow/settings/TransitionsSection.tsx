import { Button, Flex, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { Colour, Definition, StateRef, TransitionDef, WorkflowSettings } from '../../../../contracts/workflow';
import { Section } from '../../kernel/Section';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { ColourPill } from '../../kernel/ColourPill';
import { useLabel } from '../useWorkflow';

interface TransitionsSectionProps {
  definition: Definition;
  settings: WorkflowSettings;
  onOpen(transition: TransitionDef | undefined): void;
}

const COLUMNS = ['from', 'to', 'button', 'requires'] as const;

/** All transitions as a table: every one is a link to its form. */
export function TransitionsSection({ definition, settings, onOpen }: TransitionsSectionProps) {
  const t = useT();
  const { transitions } = definition;
  return (
    <Section
      title={t('workflow.settings.transitions')}
      action={<Button variant="secondary" size="S" startIcon={<Plus />} onClick={() => onOpen(undefined)}>{t('workflow.settings.newTransition')}</Button>}
    >
      <Table colCount={COLUMNS.length} rowCount={transitions.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}><Typography variant="sigma" textColor="neutral600">{t(`workflow.settings.${column}`)}</Typography></Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {transitions.map((transition, index) => (
            <TransitionRow key={index} transition={transition} definition={definition} settings={settings} onOpen={() => onOpen(transition)} />
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}

interface TransitionRowProps extends Omit<TransitionsSectionProps, 'onOpen'> {
  transition: TransitionDef;
  onOpen(): void;
}

function TransitionRow({ transition, definition, settings, onOpen }: TransitionRowProps) {
  const t = useT();
  const label = useLabel();
  const requirements = useRequirements(settings);
  const { from, to, timed } = transition;
  return (
    <Tr>
      <Td style={{ height: '4.4rem' }}><StatePill definition={definition} state={from} /></Td>
      <Td><StatePill definition={definition} state={to} /></Td>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <TextButton onClick={onOpen}>{label(transition.label)}</TextButton>
          {timed && <Typography variant="pi" textColor="neutral600">{t('workflow.settings.timed')}</Typography>}
        </Flex>
      </Td>
      <Td><Typography>{requirements(transition) || '–'}</Typography></Td>
    </Tr>
  );
}

function useRequirements({ roles }: WorkflowSettings) {
  const t = useT();
  const fieldLabel = useFieldLabel('plugin::crm-contacts.contact');
  const roleName = (code: string) => roles.find((role) => role.code === code)?.name ?? code;
  return ({ requires }: TransitionDef): string =>
    [
      ...(requires.reason ? [t('workflow.reason')] : []),
      ...(requires.resumeOn ? [t('workflow.settings.resumeOn')] : []),
      ...(requires.fields ?? []).map((field) => fieldLabel(field)),
      ...(requires.roles ?? []).map(roleName),
    ].join(', ');
}

/** A state of the draft, which the stored definition may not know yet. */
function StatePill({ definition, state }: { definition: Definition; state: StateRef }) {
  const label = useLabel();
  const stage = definition.stages.find(({ key }) => key === state.stage);
  const status = stage?.statuses.find(({ key }) => key === state.status);
  const colour: Colour = status?.colour ?? stage?.colour ?? 'neutral';
  return <ColourPill colour={colour} text={`${stage ? label(stage.label) : state.stage} · ${status ? label(status.label) : state.status}`} />;
}
