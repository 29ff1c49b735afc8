import { Button, IconButton } from '@strapi/design-system';
import { Cross, Pencil, Plus } from '@strapi/icons';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { AssignedCatalogue, CatalogueKind, SalesPage } from '../../../../contracts/pricing';
import { todayHere } from '../../kernel/days';
import { EmptyState } from '../../kernel/EmptyState';
import { RowDrawer } from '../../kernel/RowDrawer';
import { Section } from '../../kernel/Section';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { ASSIGNMENT } from '../uids';
import { catalogueLines, type CatalogueLine } from './catalogue-lines';
import { CatalogueTimeLine } from './CatalogueTimeLine';
import { useEndAssignment } from './useEndAssignment';

interface AssignedSectionProps {
  contact: ContactWindow;
  sales: SalesPage;
  kind: CatalogueKind;
}

/** Catalogues, or process price lists, that count for the contact; its own are assigned, changed and ended here. */
export function AssignedSection({ contact, sales, kind }: AssignedSectionProps) {
  const t = useT();
  const rights = useRights(ASSIGNMENT);
  const end = useEndAssignment();
  const [open, setOpen] = useState<AssignedCatalogue | 'new' | null>(null);
  const lines = catalogueLines(sales, kind);
  const mayChange = sales.active && !contact.closedOn;
  const assign = sales.assignments && mayChange && rights.can('create') && (
    <Button size="S" variant="tertiary" startIcon={<Plus />} onClick={() => setOpen('new')}>{t(`pricing.${kind}.assign`)}</Button>
  );
  const actionsOf = ({ assignment, catalogue: { name } }: CatalogueLine) => assignment && (
    <>
      <IconButton variant="ghost" label={t('pricing.changeNamed', { name })} onClick={() => setOpen(assignment)}><Pencil /></IconButton>
      {!isOver(assignment) && <IconButton variant="ghost" label={t(isComing(assignment) ? 'pricing.takeBack' : 'pricing.end', { name })} onClick={() => void end(contact.documentId, assignment)}><Cross /></IconButton>}
    </>
  );
  const title = t(`pricing.${kind}.title`);
  const hasOwn = lines.some((line) => line.kind === 'own');
  return (
    <Section title={title} action={lines.length > 0 && assign}>
      {lines.length === 0 && <EmptyState text={t(`pricing.${kind}.empty`)} action={assign} />}
      {lines.length > 0 && <CatalogueTimeLine title={title} lines={lines} actionsOf={hasOwn && mayChange && rights.can('update') ? actionsOf : undefined} />}
      {open && (
        <RowDrawer
          resource="price-assignments"
          uid={ASSIGNMENT}
          documentId={open === 'new' ? undefined : open.documentId}
          preset={open === 'new' ? { contact: { documentId: contact.documentId, label: contact.name } } : undefined}
          // What was in force stays as it was: only its end can change.
          fields={open !== 'new' && open.locked ? ['validTo'] : ['catalogue', 'validFrom', 'validTo', 'priority', 'includeGroup']}
          relationFilters={{ catalogue: { kind } }}
          title={t(`pricing.${kind}.${open === 'new' ? 'assign' : 'change'}`)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

const isOver = ({ validTo }: AssignedCatalogue) => validTo !== null && validTo <= todayHere();
const isComing = ({ validFrom }: AssignedCatalogue) => validFrom !== null && validFrom > todayHere();
