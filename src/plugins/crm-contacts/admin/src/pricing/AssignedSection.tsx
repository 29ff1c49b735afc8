import { Button, IconButton } from '@strapi/design-system';
import { Cross, Pencil, Plus } from '@strapi/icons';
import { useState } from 'react';
import type { ContactWindow } from '../../../contracts/contacts';
import type { AssignedCatalogue, CatalogueKind, SalesPage } from '../../../contracts/pricing';
import { todayHere } from '../kernel/days';
import { EmptyState } from '../kernel/EmptyState';
import { RowDrawer } from '../kernel/RowDrawer';
import { Section } from '../kernel/Section';
import { useRights } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { CatalogueTable, type CatalogueLine } from './CatalogueTable';
import { ASSIGNMENT } from './uids';
import { useEndAssignment } from './useEndAssignment';

interface AssignedSectionProps {
  contact: ContactWindow;
  sales: SalesPage;
  kind: CatalogueKind;
}

/** Catalogues, or process price lists, that are assigned to the contact itself: assign, change, end. */
export function AssignedSection({ contact, sales, kind }: AssignedSectionProps) {
  const t = useT();
  const rights = useRights(ASSIGNMENT);
  const [open, setOpen] = useState<{ documentId?: string } | null>(null);
  const rows = (sales.assignments ?? []).filter(({ catalogue }) => catalogue.kind === kind);
  const mayChange = sales.active && !contact.closedOn;
  const assign = mayChange && rights.can('create') && (
    <Button size="S" variant="tertiary" startIcon={<Plus />} onClick={() => setOpen({})}>{t(`pricing.${kind}.assign`)}</Button>
  );
  const title = t(`pricing.${kind}.title`);
  return (
    <Section title={title} action={rows.length > 0 && assign}>
      {rows.length === 0 && <EmptyState text={t(`pricing.${kind}.empty`)} action={assign} />}
      {rows.length > 0 && <AssignedTable title={title} rows={rows} onEdit={mayChange && rights.can('update') ? (documentId) => setOpen({ documentId }) : undefined} />}
      {open && (
        <RowDrawer
          resource="price-assignments"
          uid={ASSIGNMENT}
          documentId={open.documentId}
          preset={open.documentId ? undefined : { contact: { documentId: contact.documentId, label: contact.name } }}
          fields={['catalogue', 'validFrom', 'validTo', 'priority', 'includeGroup']}
          relationFilters={{ catalogue: { kind } }}
          title={t(`pricing.${kind}.${open.documentId ? 'change' : 'assign'}`)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

interface AssignedTableProps {
  title: string;
  rows: AssignedCatalogue[];
  /** Absent: nothing may be changed. */
  onEdit?(documentId: string): void;
}

function AssignedTable({ title, rows, onEdit }: AssignedTableProps) {
  const t = useT();
  const end = useEndAssignment();
  const isEnded = ({ validTo }: AssignedCatalogue) => validTo !== null && validTo < todayHere();
  const actions = (row: AssignedCatalogue) => {
    const { name } = row.catalogue;
    return (
      <>
        <IconButton variant="ghost" label={t('pricing.changeNamed', { name })} onClick={() => onEdit?.(row.documentId)}><Pencil /></IconButton>
        {!isEnded(row) && <IconButton variant="ghost" label={t('pricing.end', { name })} onClick={() => void end(row)}><Cross /></IconButton>}
      </>
    );
  };
  const lines = rows.map((row): CatalogueLine => ({
    key: row.documentId,
    catalogue: row.catalogue,
    validFrom: row.validFrom,
    validTo: row.validTo,
    current: row.current,
    priority: row.priority,
    note: row.includeGroup ? undefined : `· ${t('pricing.onlyHere')}`,
    actions: onEdit && actions(row),
  }));
  return <CatalogueTable title={title} lines={lines} />;
}
