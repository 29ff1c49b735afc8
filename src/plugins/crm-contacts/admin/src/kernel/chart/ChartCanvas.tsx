import '@xyflow/react/dist/base.css';
import { ReactFlow, ReactFlowProvider, useStore, type Node, type NodeProps, type OnNodesChange } from '@xyflow/react';
import { createContext, useContext, useMemo, useRef, useState, type Ref } from 'react';
import { styled } from 'styled-components';
import { chartKeys } from './chartKeys';
import { ChartBlocks, ChartLines } from './ChartLines';
import { ChartCard } from './ChartCard';
import type { ChartItem } from './chart-item';
import { CARD, type Card, type ChartLayout } from './layout';
import { treeLines, type LinkLine } from './lines';
import { FAR, ZOOM, type Place } from './place';
import { useCardDrag, type ChartDrag, type Landing } from './useCardDrag';
import { useChartPlace, type ChartControls } from './useChartPlace';
import { ZoomButtons } from './ZoomButtons';

export interface ChartCanvasProps<Item extends ChartItem = ChartItem> {
  /** Names the chart for screen readers. */
  label: string;
  layout: ChartLayout<Item>;
  links: LinkLine[];
  /** Id of the card that has the focus of attention. */
  selected?: string;
  onSelect(id: string): void;
  /** What a search has found; null: nothing is searched. */
  found: ReadonlySet<string> | null;
  onToggle(id: string): void;
  /** Enter on a card, or a double click. */
  onOpen?(item: Item): void;
  isEditable?(item: Item): boolean;
  onEdit?(item: Item): void;
  drag?: ChartDrag<Item>;
  /** Where to start; absent: at the top. */
  place: Place | null;
  onPlace(place: Place): void;
  controls: Ref<ChartControls>;
}

type CardNode = Node<{ card: Card }, 'card'>;

interface CardState {
  active?: string;
  found: ReadonlySet<string> | null;
  landing: Landing | null;
  moving?: string;
  onToggle(id: string): void;
  onEdit(id: string): void;
  isEditable(item: ChartItem): boolean;
}

const CardContext = createContext<CardState | null>(null);

const Surface = styled.div`
  position: relative;
  width: 100%;
  height: 100%;
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow: hidden;
  .react-flow__node { cursor: default; }
  .react-flow__node.draggable { cursor: grab; }
  .react-flow__pane { cursor: grab; }
  .react-flow__pane.dragging { cursor: grabbing; }
`;

/** The chart itself: panned by wheel and drag, zoomed by pinch and Ctrl + wheel, walked with the arrow keys. */
export function ChartCanvas<Item extends ChartItem>(props: ChartCanvasProps<Item>) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

const NODE_TYPES = { card: CardOfNode };
const PRO = { hideAttribution: true };
const NO_NODES: CardNode[] = [];

function Canvas<Item extends ChartItem>({ label, layout, links, selected, onSelect, found, onToggle, onOpen, isEditable, onEdit, drag, place, onPlace, controls }: ChartCanvasProps<Item>) {
  const lines = useMemo(() => treeLines(layout), [layout]);
  const byId = useMemo(() => new Map(layout.cards.map((card) => [card.item.id, card])), [layout]);
  const moves = useChartPlace({ layout, place, onPlace, controls, selected });
  const isFar = useStore(({ transform }) => transform[2] < FAR);
  const { nodes, landing, moving, handlers } = useNodes(layout, drag, isFar);
  const active = selected !== undefined && byId.has(selected) ? selected : layout.cards[0]?.item.id;
  const keys = chartKeys({ layout, active, onSelect, onToggle, show: moves.reveal, onOpen });
  const edit = (id: string) => {
    const card = byId.get(id);
    if (card) onEdit?.(card.item);
  };
  // Cards are drawn again only when they look different: what they call stays the same.
  const latest = useRef({ onToggle, edit });
  latest.current = { onToggle, edit };
  const calls = useMemo(() => ({ onToggle: (id: string) => latest.current.onToggle(id), onEdit: (id: string) => latest.current.edit(id) }), []);
  const mayEdit = onEdit !== undefined;
  const state = useMemo(
    (): CardState => ({ active, found, landing, moving, ...calls, isEditable: (item) => mayEdit && (isEditable?.(item as Item) ?? true) }),
    [active, found, landing, moving, calls, mayEdit, isEditable]
  );
  return (
    <Surface role="group" aria-label={label} onKeyDown={keys} onPointerDownCapture={moves.stop} onFocus={(event) => focusedCard(event.target, onSelect)}>
      <CardContext.Provider value={state}>
        <ReactFlow<CardNode>
          nodes={isFar ? NO_NODES : nodes}
          nodeTypes={NODE_TYPES}
          {...handlers}
          onInit={moves.start}
          onMoveEnd={moves.keep}
          // A link leads away: choosing the card would call the page back.
          onNodeClick={(event, node) => !isControl(event.target) && onSelect(node.id)}
          onNodeDoubleClick={(event, node) => !isControl(event.target) && onOpen?.(node.data.card.item as Item)}
          onPaneClick={(event) => isFar && moves.approach(event)}
          onlyRenderVisibleElements
          nodesFocusable={false}
          edgesFocusable={false}
          nodesConnectable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          panOnScroll
          zoomOnDoubleClick={false}
          nodeDragThreshold={6}
          minZoom={ZOOM.least}
          maxZoom={ZOOM.most}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          proOptions={PRO}
        >
          <ZoomButtons onZoom={moves.zoom} onFit={moves.fit} />
          {isFar ? <ChartBlocks layout={layout} lines={lines} found={found} /> : <ChartLines lines={lines} links={links} />}
        </ReactFlow>
      </CardContext.Provider>
    </Surface>
  );
}

const isControl = (target: EventTarget) => (target as Element).closest('a, button') !== null;

function focusedCard(element: EventTarget, onSelect: (id: string) => void) {
  const id = (element as HTMLElement).dataset.card;
  if (id) onSelect(id);
}

/** React Flow's nodes: the laid out cards, the one that is being dragged where it is held. */
function useNodes<Item extends ChartItem>(layout: ChartLayout<Item>, drag: ChartDrag<Item> | undefined, isFar: boolean) {
  const [held, setHeld] = useState<{ id: string; position: { x: number; y: number } } | null>(null);
  const { landing, moving, handlers } = useCardDrag(layout, drag, () => setHeld(null));
  const laidOut = useMemo(
    () => layout.cards.map((card): CardNode => ({
      id: card.item.id,
      type: 'card',
      position: { x: card.x, y: card.y },
      // Known beforehand: else every card would be drawn once to be measured.
      width: CARD.width,
      height: CARD.height,
      measured: CARD,
      handles: [],
      draggable: drag?.canMove(card.item) ?? false,
      data: { card },
    })),
    [layout, drag]
  );
  const nodes = useMemo(() => (held && !isFar ? laidOut.map((node) => (node.id === held.id ? { ...node, position: held.position, zIndex: 1000 } : node)) : laidOut), [laidOut, held, isFar]);
  const onNodesChange: OnNodesChange<CardNode> = (changes) => {
    const change = changes.find(({ type }) => type === 'position');
    if (change?.type === 'position' && change.position && change.dragging) setHeld({ id: change.id, position: change.position });
  };
  return { nodes, landing, moving, handlers: { ...handlers, onNodesChange } };
}

function CardOfNode({ id, data }: NodeProps<CardNode>) {
  const { item, below, isOpen } = data.card;
  const state = useContext(CardContext);
  if (!state) return null;
  const isFound = state.found?.has(id) ?? false;
  return (
    <ChartCard
      id={id}
      text={item.text}
      face={item.face}
      below={item.children.length > 0 ? below : 0}
      isOpen={isOpen}
      isActive={state.active === id}
      isDim={state.found !== null && !isFound}
      isFound={isFound}
      landing={state.landing?.id === id ? state.landing.kind : undefined}
      isMoving={state.moving === id}
      onToggle={state.onToggle}
      onEdit={state.isEditable(item) ? state.onEdit : undefined}
    />
  );
}
