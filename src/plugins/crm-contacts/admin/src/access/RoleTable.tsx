import { Box, Button, Flex, Link, Status, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { RoleInfo, RoleState } from '../../../contracts/access';
import { useT } from '../kernel/useT';

const VARIANTS: Record<RoleState, 'secondary' | 'success' | 'alternative'> = { missing: 'secondary', asShipped: 'success', changed: 'alternative' };

/** One line per shipped role: what it is for, whether it is there, and who has it. */
export function RoleTable({ roles, onRestore }: { roles: RoleInfo[]; onRestore(role: RoleInfo): void }) {
  const t = useT();
  const columns = ['name', 'purpose', 'state', 'users', 'actions'];
  return (
    <Table colCount={columns.length} rowCount={roles.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}><Typography variant="sigma" textColor="neutral600">{column === 'actions' ? '' : t(`access.roles.${column}`)}</Typography></Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {roles.map((role) => <RoleLine key={role.key} role={role} onRestore={onRestore} />)}
      </Tbody>
    </Table>
  );
}

function RoleLine({ role, onRestore }: { role: RoleInfo; onRestore(role: RoleInfo): void }) {
  const t = useT();
  const { id, key, name, state, users } = role;
  return (
    <Tr>
      <Td><Typography fontWeight="semiBold">{name}</Typography></Td>
      <Td><Box maxWidth="480px"><Typography style={{ whiteSpace: 'normal' }}>{t(`access.role.${key}`)}</Typography></Box></Td>
      <Td><Status variant={VARIANTS[state]} size="S"><Typography variant="pi" fontWeight="bold">{t(`access.roles.state.${state}`)}</Typography></Status></Td>
      <Td><Typography>{id === null ? '' : users}</Typography></Td>
      <Td>
        <Flex gap={4} justifyContent="flex-end">
          {state === 'changed' && <Button variant="tertiary" size="S" onClick={() => onRestore(role)}>{t('access.roles.restore')}</Button>}
          {id !== null && <Link tag={NavLink} to={`/settings/roles/${id}`}>{t('access.roles.permissions')}</Link>}
        </Flex>
      </Td>
    </Tr>
  );
}
