import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { EXAMPLE_ROLES, type RoleInfo, type RolesRequest } from '../../../contracts/access';
import { useErrorText } from '../kernel/errors';
import { LoadError } from '../kernel/LoadError';
import { NoRight } from '../kernel/NoRight';
import { useT } from '../kernel/useT';
import { useMay } from '../kernel/useRights';
import { useCrmRolesQuery, useMakeCrmRolesMutation } from './access.api';
import { RoleTable } from './RoleTable';

/** Makes the shipped roles and gives a changed one back what the plugin ships, if an administrator wants that. */
export default function RolesPage() {
  return useMay('access.roles') ? <Roles /> : <NoRight />;
}

function Roles() {
  const t = useT();
  const { data: roles, error, refetch } = useCrmRolesQuery();
  const { make, isLoading } = useMakeRoles();
  const [restoring, setRestoring] = useState<RoleInfo | null>(null);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!roles) return <Page.Loading />;
  const examples = roles.filter(({ key }) => EXAMPLE_ROLES.some((example) => example === key));
  const shipped = roles.filter((role) => !examples.includes(role));
  const isMissing = ({ state }: RoleInfo) => state === 'missing';
  return (
    <Page.Main>
      <Page.Title>{t('access.roles')}</Page.Title>
      <Layouts.Header
        title={t('access.roles')}
        subtitle={t('access.roles.subtitle')}
        primaryAction={shipped.some(isMissing) && <Button loading={isLoading} onClick={() => make({})}>{t('access.roles.make')}</Button>}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <RoleTable roles={shipped} onRestore={setRestoring} />
          <Typography variant="pi" textColor="neutral600">{t('access.roles.hint')}</Typography>
          <Flex paddingTop={6} gap={4} justifyContent="space-between" wrap="wrap">
            <Typography variant="delta" tag="h2">{t('access.roles.examples')}</Typography>
            {examples.some(isMissing) && <Button variant="secondary" loading={isLoading} onClick={() => make({ examples: true })}>{t('access.roles.examples.make')}</Button>}
          </Flex>
          <Typography>{t('access.roles.examples.hint')}</Typography>
          <RoleTable roles={examples} onRestore={setRestoring} />
        </Flex>
      </Layouts.Content>
      <RestoreDialog role={restoring} onClose={() => setRestoring(null)} onConfirm={({ key }) => make({ restore: [key] })} />
    </Page.Main>
  );
}

function useMakeRoles() {
  const t = useT();
  const { text } = useErrorText();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useMakeCrmRolesMutation();
  async function make(request: RolesRequest) {
    const answer = await send(request);
    if ('error' in answer) toggleNotification({ type: 'danger', message: text(answer.error) });
    else toggleNotification({ type: 'success', message: t(request.restore ? 'access.roles.restored' : 'access.roles.made') });
  }
  return { make, isLoading };
}

interface RestoreDialogProps {
  role: RoleInfo | null;
  onClose(): void;
  onConfirm(role: RoleInfo): void;
}

function RestoreDialog({ role, onClose, onConfirm }: RestoreDialogProps) {
  const t = useT();
  return (
    <Dialog.Root open={role !== null} onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('access.roles.restore.title', { name: role?.name ?? '' })}</Dialog.Header>
        <Dialog.Body>{t('access.roles.restore.question', { users: role?.users ?? 0 })}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>{t('common.cancel')}</Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={() => role && onConfirm(role)}>{t('access.roles.restore')}</Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
