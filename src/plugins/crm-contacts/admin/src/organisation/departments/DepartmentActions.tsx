import { Flex, IconButton } from '@strapi/design-system';
import { Archive, Pencil, Plus } from '@strapi/icons';
import type { ChartDepartment } from '../../../../contracts/organisation';
import { todayHere } from '../../kernel/days';
import { useEndRow } from '../../kernel/useEndRow';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { DEPARTMENT, WORKPLACE } from '../uids';
import type { DepartmentItem } from './department-tree';
import type { OpenPart } from './DepartmentsPage';

interface DepartmentActionsProps {
  item: DepartmentItem;
  tabIndex: number;
  onOpen(part: OpenPart): void;
  onDissolve(department: ChartDepartment): void;
}

/** Adds below a department; edits departments and workplaces, dissolves the ones and ends the others. */
export function DepartmentActions({ item, tabIndex, onOpen, onDissolve }: DepartmentActionsProps) {
  const t = useT();
  const departments = useRights(DEPARTMENT);
  const workplaces = useRights(WORKPLACE);
  const endRow = useEndRow();
  const mayDissolve = useMay('organisation.edit');
  const row = item.department ?? item.workplace;
  if (!row) return null;
  const kind = item.department ? 'department' : 'workplace';
  const resource = item.department ? 'departments' : 'workplaces';
  const rights = item.department ? departments : workplaces;
  const name = row.name ?? '';
  const dissolved = mayDissolve ? item.department : undefined;
  const within = { documentId: row.documentId, label: name };
  return (
    <Flex gap={1}>
      {item.department && departments.can('create') && (
        <IconButton size="XS" tabIndex={tabIndex} variant="ghost" label={t('organisation.departments.addBelow', { name })} onClick={() => onOpen({ kind: 'department', within })}><Plus /></IconButton>
      )}
      {rights.can('update') && (
        <IconButton size="XS" tabIndex={tabIndex} variant="ghost" label={t('organisation.editNamed', { name })} onClick={() => onOpen({ kind, documentId: row.documentId })}><Pencil /></IconButton>
      )}
      {rights.can('update', 'validTo') && (!row.validTo || (dissolved && row.validTo > todayHere())) && (
        <IconButton
          size="XS"
          tabIndex={tabIndex}
          variant="ghost"
          label={dissolved ? t('organisation.dissolve.title', { name }) : t('organisation.endNamed', { name })}
          onClick={() => (dissolved ? onDissolve(dissolved) : void endRow({ resource, documentId: row.documentId, updatedAt: row.updatedAt, name }))}
        >
          <Archive />
        </IconButton>
      )}
    </Flex>
  );
}
