import { Box, Button, Flex, IconButton, Loader, Typography } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { DateText } from '../../kernel/DayText';
import { Drawer } from '../../kernel/Drawer';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { rowName } from '../../kernel/related';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useRowsQuery, type Row } from '../../kernel/rows.api';
import { useMe } from '../../kernel/useMe';
import { useRemoveRow } from '../../kernel/useRemoveRow';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';

const ABSENCE = 'plugin::crm-contacts.absence';
type User = Partial<Row> & { documentId: string };

/** Who is away, from when to when, and who stands in: one's own, and others' as far as the rights go. */
export function AbsencesDrawer({ onClose }: { onClose(): void }) {
  const [edited, setEdited] = useState<{ documentId?: string } | null>(null);
  if (edited) return <EditAbsence documentId={edited.documentId} onClose={() => setEdited(null)} />;
  return <AbsenceList onEdit={setEdited} onClose={onClose} />;
}

function EditAbsence({ documentId, onClose }: { documentId?: string; onClose(): void }) {
  const t = useT();
  return <RowDrawer resource="absences" uid={ABSENCE} documentId={documentId} title={t(documentId ? 'activities.absences' : 'activities.absences.new')} onClose={onClose} />;
}

function AbsenceList({ onEdit, onClose }: { onEdit(edited: { documentId?: string }): void; onClose(): void }) {
  const t = useT();
  const rights = useRights(ABSENCE);
  const { data, error, refetch } = useRowsQuery({ resource: 'absences', sort: 'validFrom:desc', pageSize: 50 });
  return (
    <Drawer title={t('activities.absences')} onClose={onClose}>
      <Drawer.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral600">{t('activities.absences.hint')}</Typography>
          {error !== undefined && <LoadError error={error} onRetry={refetch} />}
          {!data && error === undefined && <Loader small />}
          {data?.results.length === 0 && <EmptyState text={t('activities.absences.empty')} />}
          <div role="list">{data?.results.map((row) => <AbsenceLine key={row.documentId} row={row} onEdit={() => onEdit({ documentId: row.documentId })} />)}</div>
        </Flex>
      </Drawer.Body>
      <Drawer.Footer>
        <Button variant="tertiary" onClick={onClose}>{t('common.close')}</Button>
        {rights.can('create') && <Button startIcon={<Plus />} onClick={() => onEdit({})}>{t('activities.absences.new')}</Button>}
      </Drawer.Footer>
    </Drawer>
  );
}

function AbsenceLine({ row, onEdit }: { row: Row; onEdit(): void }) {
  const t = useT();
  const me = useMe();
  const rights = useRights(ABSENCE);
  const removeRow = useRemoveRow();
  const user = row.user as User | null;
  const deputy = row.deputy as User | null;
  const name = user ? rowName(user, 'firstname') : '';
  const [from, to] = [row.validFrom as string | null, row.validTo as string | null];
  const setTo = (one: User | null) => ({ set: one ? [{ documentId: one.documentId }] : [] });
  const remove = () => removeRow({ resource: 'absences', documentId: row.documentId, name, data: { user: setTo(user), deputy: setTo(deputy), validFrom: from, validTo: to } });
  return (
    <Box role="listitem" paddingTop={3} paddingBottom={3} borderColor="neutral150" borderStyle="solid" borderWidth="0 0 1px 0">
      <Flex justifyContent="space-between" gap={3}>
        <div style={{ minWidth: 0 }}>
          <Typography tag="div" fontWeight="semiBold">{name}{user?.documentId === me?.documentId ? ` (${t('activities.absences.me')})` : ''}</Typography>
          <Typography tag="div"><DateText day={from} /> – <DateText day={to} /></Typography>
          <Typography tag="div" variant="pi" textColor="neutral600">{deputy ? t('activities.absences.deputy', { name: rowName(deputy, 'firstname') }) : t('activities.absences.noDeputy')}</Typography>
        </div>
        <Flex gap={1}>
          {rights.can('update') && <IconButton variant="ghost" label={t('activities.absences.edit', { name })} onClick={onEdit}><Pencil /></IconButton>}
          {rights.can('delete') && <IconButton variant="ghost" label={t('activities.absences.remove', { name })} onClick={() => void remove()}><Trash /></IconButton>}
        </Flex>
      </Flex>
    </Box>
  );
}
