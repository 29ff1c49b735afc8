import { Button, Flex, IconButton, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight, Pencil, Plus } from '@strapi/icons';
import type { Definition, StageDef, StateCount, StateRef } from '../../../../contracts/workflow';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { ColourPill } from '../../kernel/ColourPill';
import { useLabel } from '../useWorkflow';
import { sameState, shiftStage } from './draft';

interface StagesSectionProps {
  definition: Definition;
  counts: StateCount[];
  onChange(definition: Definition): void;
  onStage(key: string | undefined): void;
  onStatus(stage: string, status: string | undefined): void;
}

const COLUMNS = ['status', 'entry', 'capabilities', 'contacts'] as const;

/** Stages and their statuses as a table: every status is a link to its form. */
export function StagesSection({ definition, counts, onChange, onStage, onStatus }: StagesSectionProps) {
  const t = useT();
  const rows = definition.stages.reduce((sum, { statuses }) => sum + statuses.length + 1, 1);
  return (
    <Section
      title={t('workflow.settings.stages')}
      action={<Button variant="secondary" size="S" startIcon={<Plus />} onClick={() => onStage(undefined)}>{t('workflow.settings.newStage')}</Button>}
    >
      <Table colCount={COLUMNS.length} rowCount={rows}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}><Typography variant="sigma" textColor="neutral600">{t(`workflow.settings.${column}`)}</Typography></Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {definition.stages.map((stage, index) => (
            <StageRows
              key={stage.key} stage={stage} definition={definition} counts={counts} onStage={onStage} onStatus={onStatus}
              onShift={(by) => onChange(shiftStage(definition, stage.key, by))} isFirst={index === 0} isLast={index === definition.stages.length - 1}
            />
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}

interface StageRowsProps extends Pick<StagesSectionProps, 'definition' | 'counts' | 'onStage' | 'onStatus'> {
  stage: StageDef;
  onShift(by: -1 | 1): void;
  isFirst: boolean;
  isLast: boolean;
}

function StageRows({ stage, definition, counts, onStage, onStatus, onShift, isFirst, isLast }: StageRowsProps) {
  const t = useT();
  const label = useLabel();
  const name = label(stage.label);
  return (
    <>
      <Tr>
        <Td colSpan={COLUMNS.length} style={{ height: '4.8rem' }}>
          <Flex justifyContent="space-between" gap={2}>
            <Flex gap={2}>
              <Typography tag="h3" fontWeight="bold"><ColourPill colour={stage.colour} text={name} /></Typography>
              <IconButton variant="ghost" label={t('workflow.settings.editStage', { name })} onClick={() => onStage(stage.key)}><Pencil /></IconButton>
            </Flex>
            <Flex gap={1}>
              <IconButton variant="ghost" disabled={isFirst} label={t('workflow.settings.left', { name })} onClick={() => onShift(-1)}><ArrowLeft /></IconButton>
              <IconButton variant="ghost" disabled={isLast} label={t('workflow.settings.right', { name })} onClick={() => onShift(1)}><ArrowRight /></IconButton>
              <Button variant="ghost" size="S" startIcon={<Plus />} onClick={() => onStatus(stage.key, undefined)}>{t('workflow.settings.newStatus')}</Button>
            </Flex>
          </Flex>
        </Td>
      </Tr>
      {stage.statuses.map((status) => (
        <StatusRow key={status.key} state={{ stage: stage.key, status: status.key }} definition={definition} counts={counts} onOpen={() => onStatus(stage.key, status.key)} />
      ))}
    </>
  );
}

interface StatusRowProps {
  state: StateRef;
  definition: Definition;
  counts: StateCount[];
  onOpen(): void;
}

function StatusRow({ state, definition, counts, onOpen }: StatusRowProps) {
  const t = useT();
  const label = useLabel();
  const status = definition.stages.find(({ key }) => key === state.stage)?.statuses.find(({ key }) => key === state.status);
  if (!status) return null;
  const { capabilities } = status;
  const entry = sameState(definition.start, state) ? 'start' : status.entry ? 'yes' : 'no';
  const on = (['documents', 'newDocuments', 'sales'] as const).filter((name) => capabilities[name]);
  const contacts = counts.find((each) => sameState(each, state))?.count ?? 0;
  return (
    <Tr>
      <Td style={{ height: '4.4rem' }}>
        <Flex gap={2}>
          <TextButton onClick={onOpen}>{label(status.label)}</TextButton>
          {status.blocked && <Typography variant="pi" textColor="danger600">{t('workflow.settings.withBanner')}</Typography>}
        </Flex>
      </Td>
      <Td><Typography>{t(`workflow.settings.entry.${entry}`)}</Typography></Td>
      <Td><Typography>{on.map((name) => t(`workflow.capability.${name}`)).join(', ') || '–'}</Typography></Td>
      <Td><Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{contacts}</Typography></Td>
    </Tr>
  );
}
