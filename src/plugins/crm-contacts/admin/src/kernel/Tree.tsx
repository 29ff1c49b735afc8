import { Box, Flex } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { openAtFirst, treeMatch, treeMove, treeRows, type TreeItem, type TreeRow } from './tree-rows';

export { nested, type TreeItem } from './tree-rows';

const Line = styled(Flex)<{ $level: number; $current: boolean }>`
  padding: 0.4rem 0.8rem 0.4rem ${({ $level }) => ($level - 1) * 2 + 0.4}rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $current }) => ($current ? theme.colors.primary100 : 'transparent')};
  min-width: 0;
  &:hover {
    background: ${({ theme, $current }) => ($current ? theme.colors.primary100 : theme.colors.neutral100)};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  .tree-actions {
    opacity: 0;
  }
  &:hover .tree-actions,
  &:focus .tree-actions,
  &:focus-within .tree-actions {
    opacity: 1;
  }
  @media (hover: none) {
    .tree-actions {
      opacity: 1;
    }
  }
`;

const Toggle = styled.span`
  display: inline-flex;
  flex: none;
  align-items: center;
  justify-content: center;
  width: 2rem;
  height: 2rem;
  cursor: pointer;
  svg {
    width: 1.2rem;
    height: 1.2rem;
  }
`;

interface TreeProps<Item extends TreeItem> {
  /** Names the tree for screen readers. */
  label: string;
  items: Item[];
  /** Id of the item that the page is about. */
  current?: string;
  /** Enter, or a double click. */
  onOpen?(item: Item): void;
  /** The line's text and badges. Links and buttons in it take `tabIndex`: Tab reaches those of the focused line only. */
  renderItem(item: Item, tabIndex: number): ReactNode;
  /** Buttons at the line's end, shown on hover and focus. */
  renderActions?(item: Item, tabIndex: number): ReactNode;
}

/** A WAI-ARIA tree: arrows, Home, End, Space, `*` and typing move in it, Enter opens; only what is unfolded is drawn. */
export function Tree<Item extends TreeItem>({ label, items, current, onOpen, renderItem, renderActions }: TreeProps<Item>) {
  const { rows, set } = useRows(items, current);
  const { at, activate, refs, onKeyDown } = useKeyboard({ rows, set, current, onOpen });
  return (
    <Box role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row, index) => {
        const { item, level, position, siblings, isOpen } = row;
        const tabIndex = index === at ? 0 : -1;
        const hasChildren = item.children.length > 0;
        return (
          <Line
            key={item.id}
            ref={(element: HTMLElement | null) => void (element ? refs.current.set(item.id, element) : refs.current.delete(item.id))}
            role="treeitem"
            aria-level={level}
            aria-posinset={position}
            aria-setsize={siblings}
            aria-expanded={hasChildren ? isOpen : undefined}
            aria-label={item.text}
            aria-current={item.id === current ? 'true' : undefined}
            tabIndex={tabIndex}
            onFocus={() => activate(item.id)}
            $level={level}
            $current={item.id === current}
            gap={2}
          >
            <Toggle aria-hidden onClick={() => set([item.id], !isOpen)}>{hasChildren && (isOpen ? <ChevronDown /> : <ChevronRight />)}</Toggle>
            <Flex gap={2} wrap="wrap" flex="1" minWidth={0}>{renderItem(item, tabIndex)}</Flex>
            {renderActions && <Flex className="tree-actions" gap={1} shrink={0}>{renderActions(item, tabIndex)}</Flex>}
          </Line>
        );
      })}
    </Box>
  );
}

function useRows<Item extends TreeItem>(items: Item[], current: string | undefined) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const atFirst = useMemo(() => openAtFirst(items, current), [items, current]);
  const rows = useMemo(() => treeRows(items, ({ id }) => chosen.get(id) ?? atFirst(id)), [items, chosen, atFirst]);
  const set = useCallback((ids: string[], open: boolean) => {
    setChosen((before) => new Map([...before, ...ids.map((id) => [id, open] as const)]));
  }, []);
  return { rows, set };
}

interface Keyboard<Item extends TreeItem> {
  rows: TreeRow<Item>[];
  set(ids: string[], open: boolean): void;
  current?: string;
  onOpen?(item: Item): void;
}

const TYPING_PAUSE = 700;

function useKeyboard<Item extends TreeItem>({ rows, set, current, onOpen }: Keyboard<Item>) {
  const [active, activate] = useState<string | undefined>(current);
  const refs = useRef(new Map<string, HTMLElement>());
  const typed = useRef({ text: '', timer: 0 });
  const found = rows.findIndex(({ item }) => item.id === active);
  const at = found < 0 ? 0 : found;
  useEffect(() => () => window.clearTimeout(typed.current.timer), []);

  const focus = (index: number) => refs.current.get(rows[index]?.item.id ?? '')?.focus();
  const match = (key: string) => {
    window.clearTimeout(typed.current.timer);
    typed.current.text += key;
    typed.current.timer = window.setTimeout(() => (typed.current.text = ''), TYPING_PAUSE);
    return treeMatch(rows, at, typed.current.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onLine = (event.target as HTMLElement).getAttribute('role') === 'treeitem';
    // Enter and Space on a button or link within a line are the button's own.
    if (!onLine && !event.key.startsWith('Arrow')) return;
    if (event.key === 'Enter') return onOpen?.(rows[at].item);
    const move = treeMove(rows, at, event.key);
    if (!move && event.key.length !== 1) return;
    event.preventDefault();
    event.stopPropagation();
    if (!move) {
      const index = match(event.key);
      if (index >= 0) focus(index);
      return;
    }
    if (move.open) set(move.open, true);
    if (move.close) set(move.close, false);
    if (move.focus !== undefined) focus(move.focus);
  };
  return { at, activate, refs, onKeyDown };
}
