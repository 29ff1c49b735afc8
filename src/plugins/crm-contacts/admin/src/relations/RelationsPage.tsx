import { Flex } from '@strapi/design-system';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactWindow } from '../../../contracts/contacts';
import type { ContactRelation, ContactRelations, Hierarchy, HierarchyStructure } from '../../../contracts/relations';
import { AsOfPicker, useAsOf } from '../kernel/AsOfPicker';
import { ButtonSwitch } from '../kernel/ButtonSwitch';
import { EmptyState } from '../kernel/EmptyState';
import { FoldButton } from '../kernel/FoldButton';
import { LoadError } from '../kernel/LoadError';
import { RowDrawer } from '../kernel/RowDrawer';
import { Section } from '../kernel/Section';
import { useRights } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { AddRelation, AddStructure } from './AddRelation';
import { FamilyChart } from './chart/FamilyChart';
import { AddMemberDrawer, useMayAddMember } from './family/AddMemberDrawer';
import { membersBelow, type MemberStructure } from './family/members';
import { MoveButtons } from './family/MoveButtons';
import { MoveMembersDrawer } from './family/MoveMembersDrawer';
import { RollUpSection } from './family/RollUpSection';
import { HierarchyNotes } from './HierarchyNotes';
import { HierarchyTree } from './HierarchyTree';
import { RelationTable } from './RelationTable';
import { useContactRelationsQuery, useHierarchyQuery } from './relations.api';
import { RELATION } from './uids';
import { useRelationChoices, type RelationChoice } from './useRelationChoices';

/** The corporate family around the contact, and all its relations from its side. */
export function RelationsPage({ contact }: { contact: ContactWindow }) {
  const { asOf } = useAsOf();
  const structure = useStructure();
  const asked = { documentId: contact.documentId, ...structure.asked, ...(asOf ? { asOf } : {}) };
  const hierarchy = useHierarchyQuery(asked);
  const relations = useContactRelationsQuery({ documentId: contact.documentId, asOf });
  const { choices } = useRelationChoices(contact.kind);
  const mayAdd = useRights(RELATION).can('create');
  const [added, setAdded] = useState<RelationChoice | null>(null);
  const [moved, setMoved] = useState<MemberStructure | null>(null);
  const mayAddMember = useMayAddMember();
  const [edited, setEdited] = useState<ContactRelation | null>(null);
  const error = hierarchy.error ?? relations.error;
  if (error) return <LoadError error={error} onRetry={() => (void hierarchy.refetch(), void relations.refetch())} />;
  if (!hierarchy.data || !relations.data) return <Page.Loading />;
  const offered = mayAdd ? choices : [];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Family hierarchy={hierarchy.data} contact={contact} choices={offered} onAdd={setAdded} onMove={setMoved} />
      {hierarchy.data.nodes.length > 1 && <RollUpSection asked={asked} />}
      <Relations answer={relations.data} choices={offered} onAdd={setAdded} onEdit={setEdited} />
      {moved && <MoveMembersDrawer contact={contact} structure={moved} members={membersBelow(hierarchy.data, contact.documentId, moved)} onClose={() => setMoved(null)} />}
      {added && added.structure !== 'none' && mayAddMember && <AddMemberDrawer contact={contact} choice={added} onClose={() => setAdded(null)} />}
      {added && (added.structure === 'none' || !mayAddMember) && <AddDrawer contact={contact} choice={added} onClose={() => setAdded(null)} />}
      {edited && <EditDrawer relation={edited} onClose={() => setEdited(null)} />}
    </Flex>
  );
}

interface Adding {
  choices: RelationChoice[];
  onAdd(choice: RelationChoice): void;
}

interface FamilyProps extends Adding {
  hierarchy: Hierarchy;
  contact: ContactWindow;
  onMove(structure: MemberStructure): void;
}

function Family({ hierarchy, contact, onMove, ...adding }: FamilyProps) {
  const t = useT();
  const [{ query }, setQuery] = useQueryParams<{ view?: string }>();
  const { asOf } = useAsOf();
  const { shown } = useStructure();
  const isChart = query.view === 'chart';
  const add = <AddStructure {...adding} />;
  const tools = <><StructureSwitch /><AsOfPicker /></>;
  const isAlone = hierarchy.nodes.length <= 1;
  // Alone on another day, or in one of the structures: the way back stays.
  const isEmpty = isAlone && !asOf && shown === 'all';
  return (
    <Section title={t('relations.hierarchy')} action={!isEmpty && <Flex gap={3} wrap="wrap"><ViewSwitch isChart={isChart} onChange={(chart) => setQuery({ view: chart ? 'chart' : 'tree' })} />{add}<MoveButtons hierarchy={hierarchy} contact={contact.documentId} onMove={onMove} /></Flex>}>
      {!isEmpty && !(isChart && !isAlone) && <Flex gap={3} wrap="wrap" paddingBottom={3}>{tools}</Flex>}
      {isAlone && <EmptyState text={t(isEmpty ? 'relations.hierarchy.empty' : 'relations.hierarchy.noneThen')} action={isEmpty && add} />}
      {!isAlone && !isChart && <HierarchyTree hierarchy={hierarchy} current={contact.documentId} />}
      {!isAlone && isChart && <FamilyChart key={contact.documentId + shown} hierarchy={hierarchy} contact={contact} tools={tools} />}
      <HierarchyNotes hierarchy={hierarchy} />
    </Section>
  );
}

function ViewSwitch({ isChart, onChange }: { isChart: boolean; onChange(chart: boolean): void }) {
  const t = useT();
  const options = (['tree', 'chart'] as const).map((value) => ({ value, text: t(`relations.view.${value}`) }));
  return <ButtonSwitch label={t('relations.view')} options={options} value={isChart ? 'chart' : 'tree'} onChange={(view) => onChange(view === 'chart')} />;
}

function StructureSwitch() {
  const t = useT();
  const { shown, choose } = useStructure();
  return <ButtonSwitch size="S" label={t('relations.structure')} options={STRUCTURES.map((value) => ({ value, text: t(`relations.structure.${value}`) }))} value={shown} onChange={choose} />;
}

const STRUCTURES: HierarchyStructure[] = ['all', 'group', 'branch'];

/** Which structure is shown, as it stands in the address. */
function useStructure() {
  const [{ query }, setQuery] = useQueryParams<{ structure?: string }>();
  const shown = STRUCTURES.find((one) => one === query.structure) ?? 'all';
  return { shown, asked: shown === 'all' ? {} : { structure: shown }, choose: (structure: HierarchyStructure) => setQuery({ structure }) };
}

interface RelationsProps extends Adding {
  answer: ContactRelations;
  onEdit(relation: ContactRelation): void;
}

function Relations({ answer, onEdit, ...adding }: RelationsProps) {
  const t = useT();
  const { asOf } = useAsOf();
  const [isOpen, setOpen] = useState(false);
  const current = answer.relations.filter((relation) => relation.current);
  const others = answer.relations.filter((relation) => !relation.current);
  const add = <AddRelation {...adding} />;
  return (
    <Section title={t('relations.title')} action={current.length > 0 && add}>
      {current.length === 0 && <EmptyState text={t(asOf ? 'relations.hierarchy.noneThen' : 'relations.empty')} action={add} />}
      {current.length > 0 && <RelationTable label={t('relations.title')} relations={current} onEdit={onEdit} />}
      {others.length > 0 && (
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
          <Flex><FoldButton text={t('relations.others', { count: others.length })} isOpen={isOpen} onChange={setOpen} /></Flex>
          {isOpen && <RelationTable label={t('relations.othersTitle')} relations={others} onEdit={onEdit} />}
        </Flex>
      )}
    </Section>
  );
}

/** Relations have no name of their own: the drawer's title says which one it is. */
function AddDrawer({ contact, choice, onClose }: { contact: ContactWindow; choice: RelationChoice; onClose: () => void }) {
  const t = useT();
  const otherSide = choice.side === 'from' ? 'to' : 'from';
  const kind = choice.otherKind === 'any' ? {} : { kind: choice.otherKind };
  return (
    <RowDrawer
      resource="relations"
      uid={RELATION}
      preset={{ type: choice.type, [choice.side]: { documentId: contact.documentId, label: contact.name } }}
      fields={[otherSide, ...(choice.structure === 'group' ? ['share'] : []), 'validFrom', 'validTo', 'note']}
      relationFilters={{ [otherSide]: { documentId: { $ne: contact.documentId }, closedOn: { $null: true }, ...kind } }}
      title={t('relations.addTitle', { name: contact.name, label: choice.label })}
      onClose={onClose}
    />
  );
}

function EditDrawer({ relation, onClose }: { relation: ContactRelation; onClose: () => void }) {
  const t = useT();
  return (
    <RowDrawer
      resource="relations"
      uid={RELATION}
      documentId={relation.documentId}
      fields={['from', 'type', 'to', 'share', 'validFrom', 'validTo', 'note']}
      title={t('relations.edit', { name: relation.other.name ?? '' })}
      onClose={onClose}
    />
  );
}
