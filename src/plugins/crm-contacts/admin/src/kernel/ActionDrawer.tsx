import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Drawer } from './Drawer';
import { useErrorText } from './errors';
import { useT } from './useT';

interface ActionDrawerProps {
  title: string;
  /** What the button says. */
  action: string;
  isLoading: boolean;
  /** Whether everything needed is filled in. */
  isReady: boolean;
  error: unknown;
  /** Fields at which the drawer's inputs show a refusal themselves; any other is told above the buttons. */
  shownFields: string[];
  onSubmit(): Promise<void>;
  onClose(): void;
  /** The inputs. */
  children: ReactNode;
}

/** A drawer that asks for what one action needs and runs it; a refusal keeps it open with the input. */
export function ActionDrawer({ title, action, isLoading, isReady, error, shownFields, onSubmit, onClose, children }: ActionDrawerProps) {
  const t = useT();
  const errorText = useErrorText();
  const named = Object.keys(errorText.fields(error));
  const isToldElsewhere = named.length > 0 && named.every((name) => shownFields.includes(name));
  return (
    <Drawer title={title} onClose={onClose}>
      <Drawer.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
          {error !== undefined && !isToldElsewhere && <Box role="alert"><Typography textColor="danger600">{errorText.text(error)}</Typography></Box>}
        </Flex>
      </Drawer.Body>
      <Drawer.Footer>
        <Button variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
        <Button onClick={() => void onSubmit()} loading={isLoading} disabled={!isReady}>{action}</Button>
      </Drawer.Footer>
    </Drawer>
  );
}
