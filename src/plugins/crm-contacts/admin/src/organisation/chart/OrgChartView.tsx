import { Box, Checkbox, Flex, Loader, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ChartPosition, OrgChart } from '../../../../contracts/organisation';
import { AsOfPicker, useAsOf } from '../../kernel/AsOfPicker';
import { ButtonSwitch } from '../../kernel/ButtonSwitch';
import { Chart } from '../../kernel/chart/Chart';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useOrgChartQuery } from '../organisation.api';
import { EditPositionDrawer } from '../persons/EditPositionDrawer';
import { DEPARTMENT, POSITION, WORKPLACE } from '../uids';
import type { OrgItem } from './org-items';
import { OrgTree } from './OrgTree';
import { useOrgChartState } from './useOrgChartState';
import { useOrgDrag } from './useOrgDrag';
import { useOrgItems } from './useOrgItems';

interface OrgChartViewProps {
  contact: ContactWindow;
  /** The accessible tree of the same data. */
  asTree: boolean;
  /** Shown where there is nobody yet. */
  add: ReactNode;
}

/** Who works at the company on a day, by superiors or by departments, as a chart or as a tree. */
export function OrgChartView({ contact, asTree, add }: OrgChartViewProps) {
  const t = useT();
  const { asOf } = useAsOf();
  const { by, left, vacant } = useOrgChartState();
  const { data: chart, error, refetch } = useOrgChartQuery({ documentId: contact.documentId, asOf, left });
  const items = useOrgItems(chart, contact, { by, vacant });
  const [edited, setEdited] = useState<ChartPosition | null>(null);
  const open = useOpenItem();
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!chart) return <Loader small />;
  const label = t(by === 'superiors' ? 'organisation.persons.chart' : 'organisation.page.departments');
  const tools = <OrgTools />;
  const isEmpty = items.length === 0;
  return (
    <>
      <Warnings chart={chart} />
      {isEmpty && <><Flex paddingBottom={3} gap={3} wrap="wrap">{tools}</Flex><EmptyState text={t(asOf ? 'organisation.chart.nobodyThen' : 'organisation.persons.empty')} action={!asOf && add} /></>}
      {!isEmpty && asTree && <><Flex paddingBottom={3} gap={3} wrap="wrap">{tools}</Flex><OrgTree label={label} items={items} onOpen={open} /></>}
      {!isEmpty && !asTree && <OrgCanvas contact={contact} label={label} items={items} tools={tools} isToday={!asOf} onOpen={open} onEdit={setEdited} />}
      {edited && <EditPositionDrawer company={contact.documentId} position={{ ...edited, superior: superiorOf(edited, chart) }} onClose={() => setEdited(null)} />}
    </>
  );
}

const superiorOf = ({ superior }: ChartPosition, { positions }: OrgChart) => positions.find(({ documentId }) => documentId === superior) ?? null;

interface OrgCanvasProps {
  contact: ContactWindow;
  label: string;
  items: OrgItem[];
  tools: ReactNode;
  isToday: boolean;
  onOpen(item: OrgItem): void;
  onEdit(position: ChartPosition): void;
}

function OrgCanvas({ contact, label, items, tools, isToday, onOpen, onEdit }: OrgCanvasProps) {
  const { by } = useOrgChartState();
  const drag = useOrgDrag(by, isToday);
  const mayEdit = useRights(POSITION).can('update') && isToday;
  return (
    <Chart
      key={by}
      label={`${contact.name} – ${label}`}
      items={items}
      tools={tools}
      drag={drag}
      onOpen={onOpen}
      isEditable={isOwn}
      onEdit={mayEdit ? ({ position }) => position && onEdit(position) : undefined}
    />
  );
}

const isOwn = ({ position }: OrgItem) => position !== undefined && !position.stub;

function useOpenItem() {
  const navigate = useNavigate();
  return ({ face }: OrgItem) => face.to && navigate(face.to);
}

const BY = ['superiors', 'departments'] as const;

/** By what, on which day, and who and what is drawn beside those in office. */
function OrgTools() {
  const t = useT();
  const { by, left, vacant, set } = useOrgChartState();
  const [departments, workplaces] = [useRights(DEPARTMENT).can('read'), useRights(WORKPLACE).can('read')];
  return (
    <>
      {departments && <ButtonSwitch size="S" label={t('organisation.chart.by')} options={BY.map((value) => ({ value, text: t(`organisation.chart.${value}`) }))} value={by} onChange={(next) => set({ by: next })} />}
      <AsOfPicker />
      <Checkbox checked={left} onCheckedChange={(checked: boolean) => set({ left: checked })}>{t('organisation.chart.left')}</Checkbox>
      {workplaces && <Checkbox checked={vacant} onCheckedChange={(checked: boolean) => set({ vacant: checked })}>{t('organisation.chart.vacant')}</Checkbox>}
    </>
  );
}

function Warnings({ chart: { warnings } }: { chart: OrgChart }) {
  const t = useT();
  const shown = [['superior-cycle', 'superiors'], ['department-cycle', 'departments']].filter(([reason]) => warnings.some((warning) => warning.reason === reason));
  return shown.map(([reason, text]) => (
    <Box key={reason} role="alert" paddingBottom={3}><Typography textColor="danger600">{t(`organisation.warning.${text}`)}</Typography></Box>
  ));
}
