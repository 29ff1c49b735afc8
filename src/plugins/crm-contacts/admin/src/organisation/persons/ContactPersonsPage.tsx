import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ContactPerson } from '../../../../contracts/organisation';
import { AsOfPicker, useAsOf } from '../../kernel/AsOfPicker';
import { ButtonSwitch } from '../../kernel/ButtonSwitch';
import { EmptyState } from '../../kernel/EmptyState';
import { FoldButton } from '../../kernel/FoldButton';
import { LoadError } from '../../kernel/LoadError';
import { Section } from '../../kernel/Section';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { OrgChartView } from '../chart/OrgChartView';
import { useContactPersonsQuery } from '../organisation.api';
import { POSITION } from '../uids';
import { AddContactPersonDrawer } from './AddContactPersonDrawer';
import { ChangeJobDrawer } from './ChangeJobDrawer';
import { ContactPersonTable, type PositionHandlers } from './ContactPersonTable';
import { EditPositionDrawer } from './EditPositionDrawer';
import { LeaverNotices } from './LeaverNotices';

const VIEWS = ['list', 'chart', 'tree'] as const;
type View = (typeof VIEWS)[number];

/** Who works there, whom they report to and how they are reached: as a list, as a chart, as a tree. */
export function ContactPersonsPage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [{ query }, setQuery] = useQueryParams<{ view?: string }>();
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useMayAdd();
  const view = VIEWS.find((one) => one === query.view) ?? 'list';
  const add = mayAdd && <Button startIcon={<Plus />} onClick={() => setAdding(true)}>{t('organisation.persons.add')}</Button>;
  const action = (
    <Flex gap={3} wrap="wrap">
      <ViewSwitch view={view} onChange={(next) => setQuery({ view: next })} />
      {add}
    </Flex>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {view === 'list' ? (
        <PersonList contact={contact} action={action} add={add} />
      ) : (
        <Section title={t('organisation.persons.title')} action={action}>
          <OrgChartView contact={contact} asTree={view === 'tree'} add={add} />
        </Section>
      )}
      {isAdding && <AddContactPersonDrawer contact={contact} onClose={() => setAdding(false)} />}
    </Flex>
  );
}

/** Those in office on a day; past and coming ones folded below. Another day than today is for looking at. */
function PersonList({ contact, action, add }: { contact: ContactWindow; action: ReactNode; add: ReactNode }) {
  const t = useT();
  const { asOf } = useAsOf();
  const { data, error, refetch } = useContactPersonsQuery({ documentId: contact.documentId, asOf });
  const [edited, setEdited] = useState<ContactPerson | null>(null);
  const [leaving, setLeaving] = useState<ContactPerson | null>(null);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  const current = data.positions.filter((position) => position.current);
  const others = data.positions.filter((position) => !position.current);
  const actions = asOf ? undefined : { onEdit: setEdited, onChangeJob: setLeaving };
  const isEmpty = data.positions.length === 0;
  return (
    <>
      <Section title={t('organisation.persons.title')} action={!isEmpty && action}>
        {!isEmpty && <Flex paddingBottom={3}><AsOfPicker /></Flex>}
        {!asOf && <LeaverNotices company={contact.documentId} positions={current} />}
        {isEmpty && <EmptyState text={t('organisation.persons.empty')} action={add} />}
        {current.length > 0 && <ContactPersonTable label={t('organisation.persons.title')} positions={current} actions={actions} />}
        {current.length === 0 && !isEmpty && <EmptyState text={t(asOf ? 'organisation.chart.nobodyThen' : 'organisation.persons.nobodyNow')} />}
      </Section>
      {others.length > 0 && <Others positions={others} actions={actions} />}
      {leaving && <ChangeJobDrawer position={leaving} onClose={() => setLeaving(null)} />}
      {edited && <EditPositionDrawer company={contact.documentId} position={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function useMayAdd(): boolean {
  const position = useRights(POSITION);
  const mayEdit = useMay('organisation.edit');
  return mayEdit && position.can('create');
}

function ViewSwitch({ view, onChange }: { view: View; onChange(view: View): void }) {
  const t = useT();
  return <ButtonSwitch label={t('organisation.persons.view')} options={VIEWS.map((value) => ({ value, text: t(`organisation.persons.view.${value}`) }))} value={view} onChange={onChange} />;
}

function Others({ positions, actions }: { positions: ContactPerson[]; actions?: PositionHandlers }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex><FoldButton text={t('organisation.persons.others', { count: positions.length })} isOpen={isOpen} onChange={setOpen} /></Flex>
      {isOpen && (
        <Section title={t('organisation.persons.othersTitle')}>
          <ContactPersonTable label={t('organisation.persons.othersTitle')} positions={positions} actions={actions} />
        </Section>
      )}
    </Flex>
  );
}
