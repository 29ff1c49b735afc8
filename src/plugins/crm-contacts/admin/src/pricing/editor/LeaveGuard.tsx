import { Button, Dialog } from '@strapi/design-system';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useT } from '../../kernel/useT';

/** Asks before unsaved lines are lost: by another page of the panel, and by closing or reloading the browser's. */
export function LeaveGuard({ isActive }: { isActive: boolean }) {
  const t = useT();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isActive && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!isActive) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isActive]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && blocker.reset()}>
      <Dialog.Content>
        <Dialog.Header>{t('pricing.leave.title')}</Dialog.Header>
        <Dialog.Body>{t('common.unsaved')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel><Button variant="tertiary" fullWidth>{t('common.continueEditing')}</Button></Dialog.Cancel>
          <Dialog.Action><Button variant="danger-light" fullWidth onClick={() => blocker.proceed()}>{t('common.discard')}</Button></Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
