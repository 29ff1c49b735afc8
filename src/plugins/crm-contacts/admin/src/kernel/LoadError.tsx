import { Box, Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { asApiError, useErrorText } from './errors';
import { NoRight } from './NoRight';
import { useT } from './useT';

/** In the place of what could not be loaded; a missing right and a missing row are told as such. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  const { text } = useErrorText();
  const { status } = asApiError(error);
  if (status === 403) return <NoRight />;
  const retry = onRetry && status !== 404 && (
    <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
      {t('common.retry')}
    </Button>
  );
  return (
    <Box padding={6} role="alert">
      <EmptyStateLayout content={status === 404 ? text(error) : `${t('common.loadError')} ${text(error)}`} action={retry} />
    </Box>
  );
}
