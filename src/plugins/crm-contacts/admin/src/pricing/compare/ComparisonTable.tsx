import { Checkbox, Flex, Loader, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import type { ComparedItem, PriceComparison } from '../../../../contracts/pricing';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { SearchText } from '../../kernel/SearchText';
import { useT } from '../../kernel/useT';
import { writeBlock } from '../editor/clipboard';
import { Grid, type CellView, type GridColumn } from '../grid/Grid';
import { inside, only, type Selection } from '../grid/moves';
import { useFigures } from '../useFigures';
import { useUnitSymbol } from '../useUnitName';
import { cellsOfItem } from './comparison-cells';
import { useComparedItems } from './useComparedItems';
import type { ComparisonState } from './useComparisonAddress';

interface ComparisonTableProps {
  contact: string;
  state: ComparisonState;
  onChange(next: Record<string, string | null>): void;
}

/** The items of both sides, those that change first of all. */
export function ComparisonTable({ contact, state, onChange }: ComparisonTableProps) {
  const t = useT();
  const isReady = state.mode === 'days' ? state.day !== '' : state.left !== '' && state.right !== '';
  const query = useMemo(() => queryOf(contact, state), [contact, state]);
  const { answer, itemAt, isFetching, error, retry } = useComparedItems(query, isReady);
  if (!isReady) return <EmptyState text={t('pricing.compare.choose')} />;
  if (error !== undefined) return <LoadError error={error} onRetry={retry} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={4} wrap="wrap">
        <SearchText name="compare-q" width="24rem" label={t('pricing.search')} value={state.q} onSearch={(q) => onChange({ q })} />
        <Checkbox checked={state.isChangedOnly} onCheckedChange={(checked) => onChange({ changed: checked === true ? null : '0' })}>{t('pricing.compare.changedOnly')}</Checkbox>
        {answer && <Counts answer={answer} />}
        {isFetching && <Loader small>{t('common.loading')}</Loader>}
      </Flex>
      {answer?.pagination.total === 0 && <EmptyState text={t(state.isChangedOnly ? 'pricing.compare.nothingChanges' : 'common.nothingFound')} />}
      {answer && answer.pagination.total > 0 && <Items answer={answer} itemAt={itemAt} />}
    </Flex>
  );
}

function queryOf(documentId: string, { mode, left, right, day, kind, q, isChangedOnly }: ComparisonState) {
  const shared = { documentId, ...(q ? { q } : {}), show: isChangedOnly ? 'changed' as const : 'all' as const };
  if (mode === 'catalogues') return { ...shared, what: 'comparison' as const, left, right, ...(day ? { date: day } : {}) };
  return { ...shared, what: 'forecast' as const, date: day, kind };
}

function Counts({ answer: { counts } }: { answer: PriceComparison }) {
  const t = useT();
  const told = (['raised', 'lowered', 'same', 'added', 'removed', 'currency', 'conflict'] as const).filter((change) => counts[change] > 0);
  return <Typography variant="pi" textColor="neutral600" role="status">{told.map((change) => t(`pricing.compare.count.${change}`, { count: counts[change] })).join(' · ')}</Typography>;
}

const TRACKS = ['minmax(12rem, 1fr)', 'minmax(16rem, 2.5fr)', '6rem', '10rem', '13rem', '13rem', '11rem', '9rem', 'minmax(12rem, 1fr)'];
const LOADING: CellView[] = TRACKS.map(() => ({ text: '…', tone: 'muted' }));

function Items({ answer, itemAt }: { answer: PriceComparison; itemAt(row: number): ComparedItem | undefined }) {
  const t = useT();
  const { money, number, signed, day } = useFigures();
  const unit = useUnitSymbol();
  const [selection, setSelection] = useState<Selection>(only({ row: 0, column: 0 }));
  const drawn = useMemo(() => new WeakMap<ComparedItem, CellView[]>(), [money, unit]); // eslint-disable-line react-hooks/exhaustive-deps -- another notation draws all anew
  const side = ({ catalogue, date }: PriceComparison['left'], isToday: boolean) => catalogue?.name ?? (isToday ? t('pricing.today') : day(date));
  const [left, right] = [side(answer.left, true), side(answer.right, false)];
  const columns = ['code', 'name', 'unit', 'tier', left, right, 'difference', 'percent', 'change'].map((key, index): GridColumn => ({
    key: String(index), track: TRACKS[index], end: index > 2 && index < 8, label: index === 4 || index === 5 ? key : t(`pricing.compare.column.${key}`),
  }));
  const cellsOf = (row: number): CellView[] => {
    const item = itemAt(row);
    if (!item) return LOADING;
    const known = drawn.get(item);
    if (known) return known;
    const cells = cellsOfItem(item, { money: (decimal, currency) => money(decimal, currency), number, signed, unit, change: (change) => t(`pricing.compare.change.${change}`) });
    drawn.set(item, cells);
    return cells;
  };
  const rows = answer.pagination.total;
  const size = { rows, columns: columns.length, page: 1 };
  return (
    <Flex style={{ height: 'min(60vh, 64rem)' }} alignItems="stretch">
      <Grid
        label={t('pricing.compare')}
        columns={columns}
        rows={rows}
        cellsOf={cellsOf}
        numberOf={(row) => String(row + 1)}
        selection={{ at: inside(selection.at, size), anchor: inside(selection.anchor, size) }}
        onSelect={setSelection}
        copied={({ top, bottom, left: first, right: last }) => writeBlock(Array.from({ length: bottom - top + 1 }, (_, index) => cellsOf(top + index).slice(first, last + 1).map(({ text }) => text)), [], ',')}
      />
    </Flex>
  );
}
