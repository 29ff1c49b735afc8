import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { styled } from 'styled-components';
import type { ChartItem } from './chart-item';
import { CARD, type ChartLayout } from './layout';
import type { Line, LinkLine } from './lines';

const Drawing = styled.svg`
  position: absolute;
  z-index: -1;
  overflow: visible;
  pointer-events: none;
  path {
    fill: none;
    stroke: ${({ theme }) => theme.colors.neutral300};
    stroke-width: 1.5;
  }
  .link {
    stroke: ${({ theme }) => theme.colors.secondary600};
    stroke-dasharray: 6 4;
  }
  .arrow {
    fill: ${({ theme }) => theme.colors.secondary600};
    stroke: none;
  }
  text {
    font-size: 1.2rem;
    text-anchor: middle;
    fill: ${({ theme }) => theme.colors.secondary700};
    paint-order: stroke;
    stroke: ${({ theme }) => theme.colors.neutral100};
    stroke-width: 6;
  }
  .block {
    fill: ${({ theme }) => theme.colors.neutral400};
    stroke: none;
  }
  .found {
    fill: ${({ theme }) => theme.colors.primary500};
    stroke: ${({ theme }) => theme.colors.primary700};
    stroke-width: 12;
  }
`;

/** The screen is looked at in squares of this size: lines are chosen anew only when one more comes into sight. */
const SQUARE = 1000;

const regionOf = ({ transform: [x, y, zoom], width, height }: ReactFlowState): string => {
  const low = (offset: number) => Math.floor(-offset / zoom / SQUARE) * SQUARE;
  const high = (offset: number, side: number) => Math.ceil((side - offset) / zoom / SQUARE) * SQUARE;
  return [low(x), low(y), high(x, width), high(y, height)].join(' ');
};

function useVisible<Kind extends Line>(lines: Kind[]): Kind[] {
  const region = useStore(regionOf);
  return useMemo(() => {
    const [left, top, right, bottom] = region.split(' ').map(Number);
    return lines.filter((line) => line.right >= left && line.left <= right && line.bottom >= top && line.top <= bottom);
  }, [lines, region]);
}

/** The lines between cards, and the links across, as far as they are in sight. */
export function ChartLines({ lines, links }: { lines: Line[]; links: LinkLine[] }) {
  const [shownLines, shownLinks] = [useVisible(lines), useVisible(links)];
  return (
    <ViewportPortal>
      <Drawing aria-hidden width="1" height="1">
        <defs>
          <marker id="crm-chart-arrow" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto" markerUnits="userSpaceOnUse">
            <path className="arrow" d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {shownLines.map(({ id, path }) => <path key={id} d={path} />)}
        {shownLinks.map(({ id, path }) => <path key={id} className="link" d={path} markerEnd="url(#crm-chart-arrow)" />)}
        {shownLinks.map(({ id, text, x, y }) => text && <text key={id} x={x} y={y} dy="0.35em">{text}</text>)}
      </Drawing>
    </ViewportPortal>
  );
}

interface BlocksProps<Item extends ChartItem> {
  layout: ChartLayout<Item>;
  lines: Line[];
  found: ReadonlySet<string> | null;
}

/** From afar: every card a block, all of them one shape, which costs nothing to move. */
export const ChartBlocks = memo(function ChartBlocks<Item extends ChartItem>({ layout, lines, found }: BlocksProps<Item>) {
  const blocks = (isFound: boolean) =>
    layout.cards.filter(({ item }) => (found?.has(item.id) ?? false) === isFound).map(({ x, y }) => `M${x} ${y}h${CARD.width}v${CARD.height}h${-CARD.width}z`).join('');
  return (
    <ViewportPortal>
      <Drawing aria-hidden width="1" height="1">
        <path d={lines.map(({ path }) => path).join('')} style={{ strokeWidth: 6 }} />
        <path className="block" d={blocks(false)} />
        <path className="found" d={blocks(true)} />
      </Drawing>
    </ViewportPortal>
  );
});
