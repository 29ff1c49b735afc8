import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Says what belongs here and offers the first step: `<EmptyState text={t('…')} action={<Button …/>} />`. */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} paddingTop={2} paddingBottom={2}>
      <Typography textColor="neutral600">{text}</Typography>
      {action}
    </Flex>
  );
}
