import { Box, EmptyStateLayout } from '@strapi/design-system';
import { useT } from './useT';

/** In the place of a page that the user's roles do not grant: says whom to ask. */
export function NoRight() {
  const t = useT();
  return (
    <Box padding={6}>
      <EmptyStateLayout content={t('common.noRight')} />
    </Box>
  );
}
