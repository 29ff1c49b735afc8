import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { KeyboardEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import { useT } from './useT';

/** Strapi's modal, moved to the right edge and full height: focus, Esc and screen readers stay as they are. */
const Panel = styled(Modal.Content)`
  && {
    inset: 0 0 0 auto;
    transform: none;
    animation: none;
    width: 48rem;
    max-width: 100vw;
    height: 100vh;
    max-height: 100vh;
    border-radius: 0;
  }
  > form {
    flex: 1;
    min-height: 0;
  }
`;

const Scrolling = styled(Box)`
  flex: 1;
  overflow-y: auto;
`;

interface DrawerProps {
  title: string;
  /** Asked for by Esc, the cross or a click beside the drawer. */
  onClose(): void;
  children: ReactNode;
}

/** A drawer at the right, 480 px, for what has more than three fields. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const t = useT();
  /** Comboboxes and date fields keep Esc for themselves: with an open list it closes that, folded ones would swallow it. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const field = event.target as HTMLElement;
    if (event.key !== 'Escape' || !event.defaultPrevented || !event.currentTarget.contains(field)) return;
    if (field.getAttribute('aria-expanded') !== 'true') onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Panel aria-describedby={undefined} onKeyDown={onKeyDown}>
        <Modal.Header closeLabel={t('common.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children}
      </Panel>
    </Modal.Root>
  );
}

Drawer.Body = function DrawerBody({ children }: { children: ReactNode }) {
  return <Scrolling padding={6}>{children}</Scrolling>;
};

Drawer.Footer = function DrawerFooter({ children }: { children: ReactNode }) {
  return (
    <Flex tag="footer" justifyContent="space-between" gap={4} padding={4} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0 0" wrap="wrap">
      {children}
    </Flex>
  );
};

/** In place of the buttons, when something typed would be lost. */
Drawer.LeaveQuestion = function LeaveQuestion({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const t = useT();
  return (
    <Drawer.Footer>
      <Typography role="alert">{t('common.unsaved')}</Typography>
      <Flex gap={2}>
        <Button variant="tertiary" onClick={onStay} autoFocus>{t('common.continueEditing')}</Button>
        <Button variant="danger-light" onClick={onLeave}>{t('common.discard')}</Button>
      </Flex>
    </Drawer.Footer>
  );
};
