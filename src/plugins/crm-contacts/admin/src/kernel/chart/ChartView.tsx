import { Box } from '@strapi/design-system';
import { useCallback, useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { ChartCanvas } from './ChartCanvas';
import { ChartToolbar, type FoundPlace } from './ChartToolbar';
import { flattened, matching, type ChartItem, type ChartLink } from './chart-item';
import { ALL_LEVELS, isOpen, revealing, toggled } from './folding';
import { layOut } from './layout';
import { linkLines } from './lines';
import { useChartAddress } from './useChartAddress';
import type { ChartControls } from './useChartPlace';
import type { ChartDrag } from './useCardDrag';

const Frame = styled(Box)`
  height: calc(100vh - 34rem);
  min-height: 44rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const NO_LINKS: ChartLink[] = [];

export interface ChartViewProps<Item extends ChartItem> {
  /** Names the chart for screen readers, and its exports. */
  label: string;
  items: Item[];
  links?: ChartLink[];
  /** Id of the item that the page is about. */
  current?: string;
  onOpen?(item: Item): void;
  isEditable?(item: Item): boolean;
  onEdit?(item: Item): void;
  drag?: ChartDrag<Item>;
  /** Further controls of the feature, before the chart's own. */
  tools?: ReactNode;
}

/**
 * Items as a chart: unfolded and folded, searched, zoomed, moved, exported. What is unfolded, chosen
 * and where one looks at stands in the address. The same items in a `Tree` are the accessible alternative.
 */
export default function ChartView<Item extends ChartItem>({ label, items, links = NO_LINKS, current, tools, ...canvas }: ChartViewProps<Item>) {
  const all = useMemo(() => flattened(items), [items]);
  const ids = useMemo(() => [...all.keys()], [all]);
  const address = useChartAddress(items, ids);
  const { folding, setFolding, select } = address;
  const controls = useRef<ChartControls>(null);
  const layout = useMemo(() => layOut(items, (id, level) => isOpen(folding, id, level)), [items, folding]);
  const drawnLinks = useMemo(() => linkLines(layout, links, (id) => all.get(id)?.parent ?? null), [layout, links, all]);
  const search = useChartSearch(items);

  const onToggle = useCallback((id: string) => {
    controls.current?.hold(id);
    setFolding(toggled(folding, id));
  }, [folding, setFolding]);
  const show = (id: string) => {
    address.reveal(revealing(folding, items, id), id);
    controls.current?.show(id);
  };
  return (
    <Box>
      <ChartToolbar
        tools={tools}
        search={search}
        onShow={show}
        onUnfold={() => setFolding({ levels: ALL_LEVELS, toggled: new Set() })}
        onFold={() => setFolding({ levels: 1, toggled: new Set() })}
        exported={() => ({ name: label, layout, links: drawnLinks })}
      />
      <Frame>
        <ChartCanvas
          {...canvas}
          label={label}
          layout={layout}
          links={drawnLinks}
          selected={address.selected ?? current}
          onSelect={select}
          found={search.found}
          onToggle={onToggle}
          place={address.start}
          onPlace={address.setPlace}
          controls={controls}
        />
      </Frame>
    </Box>
  );
}

/** What is typed, what it finds, and which of the found ones is looked at. */
function useChartSearch(items: ChartItem[]): FoundPlace {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const text = useDeferredValue(typed);
  const ids = useMemo(() => matching(items, text), [items, text]);
  const found = useMemo(() => (text.trim() === '' ? null : new Set(ids)), [ids, text]);
  return {
    typed,
    found,
    at,
    count: ids.length,
    type(next) {
      setTyped(next);
      setAt(-1);
    },
    step(by) {
      if (ids.length === 0) return undefined;
      const next = (at + by + ids.length + (at < 0 && by < 0 ? 1 : 0)) % ids.length;
      setAt(next);
      return ids[next];
    },
  };
}
