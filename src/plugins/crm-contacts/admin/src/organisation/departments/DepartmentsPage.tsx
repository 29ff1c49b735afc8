import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ChartDepartment } from '../../../../contracts/organisation';
import { AsOfPicker, useAsOf } from '../../kernel/AsOfPicker';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { paths } from '../../kernel/paths';
import { RowDrawer } from '../../kernel/RowDrawer';
import { Section } from '../../kernel/Section';
import { Tree } from '../../kernel/Tree';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useOrgChartQuery } from '../organisation.api';
import { usePlaces } from '../persons/usePlaces';
import { DEPARTMENT, WORKPLACE } from '../uids';
import { DepartmentActions } from './DepartmentActions';
import { DepartmentLine } from './DepartmentLine';
import { departmentTree } from './department-tree';
import { DissolveDrawer } from './DissolveDrawer';

/** A row that the drawer makes or edits. */
export interface OpenPart {
  kind: 'department' | 'workplace';
  documentId?: string;
  /** A new row's place: the department that it is made in. */
  within?: { documentId: string; label: string };
}

const PARTS = {
  department: { resource: 'departments', uid: DEPARTMENT, fields: ['name', 'code', 'parent', 'head', 'validFrom', 'validTo'], within: 'parent' },
  workplace: { resource: 'workplaces', uid: WORKPLACE, fields: ['name', 'code', 'department', 'address', 'description', 'validFrom', 'validTo'], within: 'department' },
} as const;

/** Departments with their heads on a day, and the workplaces in them, vacant ones too. Another day than today is for looking at. */
export function DepartmentsPage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const { data: chart, error, refetch } = useOrgChartQuery({ documentId: contact.documentId, asOf });
  const [open, setOpen] = useState<OpenPart | null>(null);
  const [dissolved, setDissolved] = useState<ChartDepartment | null>(null);
  const items = useMemo(() => (chart ? departmentTree(chart, t('organisation.departments.none')) : []), [chart, t]);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!chart) return <Page.Loading />;
  const add = <AddButtons onOpen={setOpen} />;
  const isEmpty = chart.departments.length === 0 && chart.workplaces.length === 0;
  return (
    <>
      <Section title={t('organisation.departments.title')} action={!isEmpty && add}>
        {(!isEmpty || asOf) && <Flex paddingBottom={3}><AsOfPicker /></Flex>}
        {isEmpty && <EmptyState text={t(asOf ? 'organisation.departments.noneThen' : 'organisation.departments.empty')} action={!asOf && add} />}
        {chart.warnings.some(({ reason }) => reason === 'department-cycle') && (
          <Box role="alert" paddingBottom={3}><Typography textColor="danger600">{t('organisation.warning.departments')}</Typography></Box>
        )}
        {!isEmpty && (
          <Tree
            label={t('organisation.departments.title')}
            items={items}
            onOpen={({ positions: [first], head }) => {
              const person = (first ?? head)?.person;
              if (person) navigate(paths.person(person.documentId));
            }}
            renderItem={(item, tabIndex) => <DepartmentLine item={item} tabIndex={tabIndex} />}
            renderActions={asOf ? undefined : (item, tabIndex) => <DepartmentActions item={item} tabIndex={tabIndex} onOpen={setOpen} onDissolve={setDissolved} />}
          />
        )}
      </Section>
      {dissolved && <DissolveDrawer company={contact.documentId} department={dissolved} onClose={() => setDissolved(null)} />}
      {open && <PartDrawer contact={contact} part={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function AddButtons({ onOpen }: { onOpen(part: OpenPart): void }) {
  const t = useT();
  const mayAddDepartment = useRights(DEPARTMENT).can('create');
  const mayAddWorkplace = useRights(WORKPLACE).can('create');
  return (
    <Flex gap={2} wrap="wrap">
      {mayAddDepartment && <Button startIcon={<Plus />} onClick={() => onOpen({ kind: 'department' })}>{t('organisation.departments.add')}</Button>}
      {mayAddWorkplace && <Button variant="secondary" startIcon={<Plus />} onClick={() => onOpen({ kind: 'workplace' })}>{t('organisation.workplaces.add')}</Button>}
    </Flex>
  );
}

function PartDrawer({ contact, part, onClose }: { contact: ContactWindow; part: OpenPart; onClose: () => void }) {
  const t = useT();
  const places = usePlaces(contact.documentId);
  const { resource, uid, fields, within } = PARTS[part.kind];
  const preset = { company: { documentId: contact.documentId, label: contact.name }, ...(part.within ? { [within]: part.within } : {}) };
  const shown = part.within ? fields.filter((name) => name !== within) : [...fields];
  return (
    <RowDrawer
      resource={resource}
      uid={uid}
      documentId={part.documentId}
      preset={part.documentId ? undefined : preset}
      fields={shown}
      relationFilters={{ ...places, address: { contact: { documentId: contact.documentId } } }}
      title={t(`organisation.${resource}.${part.documentId ? 'edit' : 'add'}`)}
      onClose={onClose}
    />
  );
}
