import { Flex, IconButton, Menu, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { Collapse, Download, Expand } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { KeyboardEvent, ReactNode } from 'react';
import { useT } from '../useT';
import type { ExportedChart } from './exports';

/** The state of the search in a chart. */
export interface FoundPlace {
  typed: string;
  /** Ids; null: nothing is searched. */
  found: ReadonlySet<string> | null;
  count: number;
  /** Which of the found ones is looked at; -1: none yet. */
  at: number;
  type(text: string): void;
  /** Goes on or back; the id of the found one. */
  step(by: 1 | -1): string | undefined;
}

interface ToolbarProps {
  tools: ReactNode;
  search: FoundPlace;
  onShow(id: string): void;
  onUnfold(): void;
  onFold(): void;
  exported(): ExportedChart;
}

/** Above a chart: the feature's own controls, search, folding and export. */
export function ChartToolbar({ tools, search, onShow, onUnfold, onFold, exported }: ToolbarProps) {
  const t = useT();
  return (
    <Flex gap={3} wrap="wrap" justifyContent="space-between" paddingBottom={3}>
      <Flex gap={3} wrap="wrap">{tools}</Flex>
      <Flex gap={2} wrap="wrap">
        <ChartSearch search={search} onShow={onShow} />
        <IconButton variant="tertiary" label={t('chart.unfoldAll')} onClick={onUnfold}><Expand /></IconButton>
        <IconButton variant="tertiary" label={t('chart.foldAll')} onClick={onFold}><Collapse /></IconButton>
        <ExportMenu exported={exported} />
      </Flex>
    </Flex>
  );
}

function ChartSearch({ search, onShow }: { search: FoundPlace; onShow(id: string): void }) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const id = search.step(event.shiftKey ? -1 : 1);
    if (id) onShow(id);
  };
  return (
    <Flex gap={2}>
      <SearchForm style={{ width: '18rem' }}>
        <Searchbar name="chart-search" size="S" clearLabel={t('common.clear')} value={search.typed} onClear={() => search.type('')} onChange={(event: { target: { value: string } }) => search.type(event.target.value)} onKeyDown={onKeyDown} placeholder={t('chart.searchHint')}>
          {t('chart.search')}
        </Searchbar>
      </SearchForm>
      {search.found && (
        <Typography role="status" variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          {search.count === 0 ? t('common.nothingFound') : search.at < 0 ? t('chart.found', { count: search.count }) : t('chart.foundAt', { at: search.at + 1, count: search.count })}
        </Typography>
      )}
    </Flex>
  );
}

/** What is unfolded, as a file. The code for it is loaded by those who want one. */
function ExportMenu({ exported }: { exported(): ExportedChart }) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const save = async (kind: 'svg' | 'pdf') => {
    try {
      const { saveChart } = await import('./exports');
      await saveChart(kind, exported());
    } catch {
      toggleNotification({ type: 'danger', message: t('chart.exportFailed') });
    }
  };
  return (
    <Menu.Root>
      <Menu.Trigger variant="tertiary" size="S" startIcon={<Download />}>{t('chart.export')}</Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end">
        <Menu.Item onSelect={() => void save('svg')}>{t('chart.exportSvg')}</Menu.Item>
        <Menu.Item onSelect={() => void save('pdf')}>{t('chart.exportPdf')}</Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
