import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Pencil, Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Colour } from '../../../../contracts/workflow';
import { ColourPill } from '../../kernel/ColourPill';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useRowsQuery, type Row } from '../../kernel/rows.api';
import { RowsTable } from '../../kernel/RowsTable';
import { useLocale } from '../../kernel/useLocale';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { ICONS } from '../types/icons';
import { ACTIVITY_TYPE } from '../uids';
import { ColourInput } from './ColourInput';
import { IconInput } from './IconInput';
import { useReorder } from './useReorder';

const INPUTS = { icon: IconInput, colour: ColourInput };

/** The kinds of activities: name in both languages, sign, colour, usual duration, order, whether in use. */
export default function ActivityTypesPage() {
  return useMay('activities.types') ? <Types /> : <NoRight />;
}

function Types() {
  const t = useT();
  const rights = useRights(ACTIVITY_TYPE);
  const [edited, setEdited] = useState<{ documentId?: string } | null>(null);
  const { data, error, refetch } = useRowsQuery({ resource: 'activity-types', sort: 'rank:asc', pageSize: 100 });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  const rows = data.results;
  return (
    <Page.Main>
      <Page.Title>{t('activities.types')}</Page.Title>
      <Layouts.Header
        title={t('activities.types')}
        subtitle={t('activities.types.subtitle')}
        primaryAction={rights.can('create') && <Button startIcon={<Plus />} onClick={() => setEdited({})}>{t('activities.types.new')}</Button>}
      />
      <Layouts.Content>
        <RowsTable label={t('activities.types')} columns={['name', 'duration', 'use'].map((column) => t(`activities.types.${column}`))} actions={t('activities.types.actions')}>
          {rows.map((row, index) => <TypeRow key={row.documentId} row={row} rows={rows} index={index} onEdit={rights.can('update') ? () => setEdited({ documentId: row.documentId }) : undefined} />)}
        </RowsTable>
      </Layouts.Content>
      {edited && (
        <RowDrawer
          resource="activity-types"
          uid={ACTIVITY_TYPE}
          documentId={edited.documentId}
          inputs={INPUTS}
          fields={['key', 'name', 'nameDe', 'icon', 'colour', 'duration', 'active']}
          title={t(edited.documentId ? 'activities.types.edit' : 'activities.types.new')}
          onClose={() => setEdited(null)}
        />
      )}
    </Page.Main>
  );
}

function TypeRow({ row, rows, index, onEdit }: { row: Row; rows: Row[]; index: number; onEdit?(): void }) {
  const t = useT();
  const reorder = useReorder();
  const { name, nameDe, icon, colour, duration, active } = row as Row & { name: string; nameDe: string | null; icon: string; colour: Colour; duration: number | null; active: boolean };
  const Icon = ICONS[icon] ?? ICONS.CheckCircle;
  const [own, other] = useLocale().startsWith('de') ? [nameDe || name, name] : [name, nameDe];
  return (
    <RowsTable.Row>
      <RowsTable.Cell>
        <Flex gap={3}>
          <Typography textColor={`${colour}600`}><Icon width="1.6rem" height="1.6rem" aria-hidden /></Typography>
          <Typography fontWeight="semiBold">{own}</Typography>
          {other && other !== own && <Typography textColor="neutral600">{other}</Typography>}
        </Flex>
      </RowsTable.Cell>
      <RowsTable.Cell><Typography>{duration ? t('activities.types.minutes', { count: duration }) : '–'}</Typography></RowsTable.Cell>
      <RowsTable.Cell><ColourPill colour={active ? 'success' : 'neutral'} text={t(active ? 'activities.types.active' : 'activities.types.inactive')} /></RowsTable.Cell>
      <RowsTable.Cell>
        {onEdit && (
          <Flex gap={1} justifyContent="flex-end">
            <IconButton variant="ghost" label={t('activities.types.up', { name: own })} disabled={index === 0} onClick={() => void reorder(rows, index, -1)}><ArrowUp /></IconButton>
            <IconButton variant="ghost" label={t('activities.types.down', { name: own })} disabled={index === rows.length - 1} onClick={() => void reorder(rows, index, 1)}><ArrowDown /></IconButton>
            <IconButton variant="ghost" label={t('activities.edit', { name: own })} onClick={onEdit}><Pencil /></IconButton>
          </Flex>
        )}
      </RowsTable.Cell>
    </RowsTable.Row>
  );
}
