import { Button, Flex } from '@strapi/design-system';
import { ChevronDown, ChevronUp, Plus } from '@strapi/icons';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ContactPerson } from '../../../../contracts/organisation';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { Section } from '../../kernel/Section';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useContactPersonsQuery } from '../organisation.api';
import { POSITION } from '../uids';
import { AddContactPersonDrawer } from './AddContactPersonDrawer';
import { ChangeJobDrawer } from './ChangeJobDrawer';
import { ContactPersonTable } from './ContactPersonTable';
import { EditPositionDrawer } from './EditPositionDrawer';
import { LeaverNotices } from './LeaverNotices';
import { SuperiorTree } from './SuperiorTree';

/** Who works there, whom they report to and how they are reached; past ones folded. */
export function ContactPersonsPage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const { data, error, refetch } = useContactPersonsQuery(contact.documentId);
  const [{ query }, setQuery] = useQueryParams<{ view?: string }>();
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<ContactPerson | null>(null);
  const [leaving, setLeaving] = useState<ContactPerson | null>(null);
  const mayAdd = useMayAdd();
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  const isChart = query.view === 'chart';
  const current = data.positions.filter((position) => position.current);
  const others = data.positions.filter((position) => !position.current);
  const add = mayAdd && <Button startIcon={<Plus />} onClick={() => setAdding(true)}>{t('organisation.persons.add')}</Button>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Section title={t('organisation.persons.title')} action={data.positions.length > 0 && (
        <Flex gap={3} wrap="wrap">
          <ViewSwitch isChart={isChart} onChange={(chart) => setQuery({ view: chart ? 'chart' : 'list' })} />
          {add}
        </Flex>
      )}>
        {!isChart && <LeaverNotices company={contact.documentId} positions={current} />}
        {data.positions.length === 0 && <EmptyState text={t('organisation.persons.empty')} action={add} />}
        {data.positions.length > 0 && isChart && <SuperiorTree contact={contact} />}
        {!isChart && current.length > 0 && <ContactPersonTable label={t('organisation.persons.title')} positions={current} onEdit={setEdited} onChangeJob={setLeaving} />}
        {!isChart && current.length === 0 && data.positions.length > 0 && <EmptyState text={t('organisation.persons.nobodyNow')} />}
      </Section>
      {!isChart && others.length > 0 && <Others positions={others} onEdit={setEdited} onChangeJob={setLeaving} />}
      {isAdding && <AddContactPersonDrawer contact={contact} onClose={() => setAdding(false)} />}
      {leaving && <ChangeJobDrawer position={leaving} onClose={() => setLeaving(null)} />}
      {edited && <EditPositionDrawer company={contact.documentId} position={edited} onClose={() => setEdited(null)} />}
    </Flex>
  );
}

function useMayAdd(): boolean {
  const position = useRights(POSITION);
  const mayEdit = useMay('organisation.edit');
  return mayEdit && position.can('create');
}

function ViewSwitch({ isChart, onChange }: { isChart: boolean; onChange(chart: boolean): void }) {
  const t = useT();
  return (
    <Flex role="group" aria-label={t('organisation.persons.view')} gap={1}>
      {[false, true].map((chart) => (
        <Button key={String(chart)} variant={chart === isChart ? 'secondary' : 'tertiary'} aria-pressed={chart === isChart} onClick={() => onChange(chart)}>
          {t(chart ? 'organisation.persons.chart' : 'organisation.persons.list')}
        </Button>
      ))}
    </Flex>
  );
}

function Others({ positions, ...actions }: { positions: ContactPerson[]; onEdit(position: ContactPerson): void; onChangeJob(position: ContactPerson): void }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex>
        <Button variant="tertiary" aria-expanded={isOpen} endIcon={isOpen ? <ChevronUp /> : <ChevronDown />} onClick={() => setOpen(!isOpen)}>
          {t('organisation.persons.others', { count: positions.length })}
        </Button>
      </Flex>
      {isOpen && (
        <Section title={t('organisation.persons.othersTitle')}>
          <ContactPersonTable label={t('organisation.persons.othersTitle')} positions={positions} {...actions} />
        </Section>
      )}
    </Flex>
  );
}
