import { Box } from '@strapi/design-system';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { styled, useTheme } from 'styled-components';
import type { Colour, Definition, StateRef, TransitionDef } from '../../../../contracts/workflow';
import { useT } from '../../kernel/useT';
import { useLabel } from '../useWorkflow';
import { sameState } from './draft';
import { layOutWorkflow, NODE, type ColumnPlace, type EdgePath, type NodePlace } from './layOutWorkflow';

interface WorkflowDiagramProps {
  definition: Definition;
  onStatus(state: StateRef): void;
  onTransition(transition: TransitionDef): void;
}

const Clickable = styled.g`
  cursor: pointer;
  outline: none;
  &:focus-visible rect,
  &:focus-visible .line {
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-width: 3;
  }
`;

/**
 * The workflow as a picture: stages side by side, statuses below each other, arrows for transitions. A
 * status or an arrow opens by click, Enter or Space; the pointer or the focus shows what leaves a status.
 */
export function WorkflowDiagram({ definition, onStatus, onTransition }: WorkflowDiagramProps) {
  const t = useT();
  const layout = useMemo(() => layOutWorkflow(definition), [definition]);
  const [shown, setShown] = useState<StateRef | TransitionDef | null>(null);
  const isShown = (transition: TransitionDef) => shown !== null && ('to' in shown ? shown === transition : sameState(shown, transition.from));
  const margin = 12;
  return (
    <Box overflow="auto" padding={2}>
      <svg
        role="group"
        aria-label={t('workflow.settings.diagram')}
        viewBox={`${-margin} ${-margin} ${layout.width + 2 * margin} ${layout.height + 2 * margin}`}
        style={{ width: '100%', minWidth: '76rem', maxWidth: `${(layout.width + 2 * margin) / 8}rem`, display: 'block', margin: '0 auto' }}
      >
        <Arrowheads />
        {layout.columns.map((column) => <StageTitle key={column.stage} column={column} definition={definition} />)}
        {layout.edges.map((edge) => (
          <Edge key={edge.path} edge={edge} isShown={isShown(edge.transition)} isDimmed={shown !== null && !isShown(edge.transition)} onShow={setShown} onOpen={onTransition} />
        ))}
        {layout.nodes.map((node) => (
          <Node key={`${node.state.stage}/${node.state.status}`} node={node} definition={definition} onShow={setShown} onOpen={onStatus} />
        ))}
      </svg>
    </Box>
  );
}

function Arrowheads() {
  const { colors } = useTheme();
  const heads = { plain: colors.neutral500, shown: colors.primary600 };
  return (
    <defs>
      {Object.entries(heads).map(([name, fill]) => (
        <marker key={name} id={`crm-arrow-${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M 0 0 L 8 4 L 0 8 z" fill={fill} />
        </marker>
      ))}
    </defs>
  );
}

function StageTitle({ column, definition }: { column: ColumnPlace; definition: Definition }) {
  const { colors } = useTheme();
  const label = useLabel();
  const stage = definition.stages.find(({ key }) => key === column.stage);
  if (!stage) return null;
  return (
    <g>
      <rect x={column.x} y={0} width={NODE.width} height={4} rx={2} fill={colors[`${stage.colour}600`]} />
      <text x={column.x} y={20} fontSize={13} fontWeight={600} fill={colors.neutral800}>{label(stage.label)}</text>
    </g>
  );
}

const onKey = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  act();
};

interface NodeProps {
  node: NodePlace;
  definition: Definition;
  onShow(state: StateRef | null): void;
  onOpen(state: StateRef): void;
}

function Node({ node, definition, onShow, onOpen }: NodeProps) {
  const { colors } = useTheme();
  const t = useT();
  const label = useLabel();
  const stage = definition.stages.find(({ key }) => key === node.state.stage);
  const status = stage?.statuses.find(({ key }) => key === node.state.status);
  if (!stage || !status) return null;
  const colour: Colour = status.colour ?? stage.colour;
  const isStart = sameState(definition.start, node.state);
  const name = `${label(stage.label)} · ${label(status.label)}`;
  const open = () => onOpen(node.state);
  return (
    <Clickable
      role="button"
      tabIndex={0}
      aria-label={t(isStart ? 'workflow.settings.openStart' : 'workflow.settings.openStatus', { name })}
      onClick={open}
      onKeyDown={onKey(open)}
      onMouseEnter={() => onShow(node.state)}
      onMouseLeave={() => onShow(null)}
      onFocus={() => onShow(node.state)}
      onBlur={() => onShow(null)}
    >
      <rect
        x={node.x} y={node.y} width={NODE.width} height={NODE.height} rx={6}
        fill={colors[`${colour}100`]} stroke={colors[`${colour}600`]} strokeWidth={isStart ? 2.5 : 1} strokeDasharray={status.entry ? undefined : '4 3'}
      />
      <text x={node.x + NODE.width / 2} y={node.y + NODE.height / 2 + 4} textAnchor="middle" fontSize={13} fill={colors.neutral800}>
        {label(status.label)}
      </text>
    </Clickable>
  );
}

interface EdgeProps {
  edge: EdgePath;
  isShown: boolean;
  isDimmed: boolean;
  onShow(transition: TransitionDef | null): void;
  onOpen(transition: TransitionDef): void;
}

function Edge({ edge: { transition, path }, isShown, isDimmed, onShow, onOpen }: EdgeProps) {
  const { colors } = useTheme();
  const t = useT();
  const label = useLabel();
  const open = () => onOpen(transition);
  return (
    <Clickable
      role="button"
      tabIndex={0}
      aria-label={t('workflow.settings.openTransition', { name: label(transition.label) })}
      opacity={isDimmed ? 0.25 : 1}
      onClick={open}
      onKeyDown={onKey(open)}
      onMouseEnter={() => onShow(transition)}
      onMouseLeave={() => onShow(null)}
      onFocus={() => onShow(transition)}
      onBlur={() => onShow(null)}
    >
      <title>{label(transition.label)}</title>
      <path d={path} fill="none" stroke="transparent" strokeWidth={12} />
      <path
        className="line" d={path} fill="none" strokeWidth={isShown ? 2.5 : 1.5} stroke={isShown ? colors.primary600 : colors.neutral500}
        strokeDasharray={transition.timed ? '2 4' : undefined} markerEnd={`url(#crm-arrow-${isShown ? 'shown' : 'plain'})`}
      />
    </Clickable>
  );
}
