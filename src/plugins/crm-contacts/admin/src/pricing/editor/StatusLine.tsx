import { Typography } from '@strapi/design-system';
import { useT } from '../../kernel/useT';

interface StatusLineProps {
  reason?: string;
  isLocked?: boolean;
  message: string;
  isEmpty: boolean;
  isReadOnly: boolean;
}

/** Says of the active cell what is wrong with it, else what was done last. */
export function StatusLine({ reason, isLocked, message, isEmpty, isReadOnly }: StatusLineProps) {
  const t = useT();
  if (reason) return <Typography variant="pi" textColor="danger600">{reason}</Typography>;
  const text = message || (isLocked ? t('pricing.locked') : isEmpty ? t('pricing.entries.empty') : t(isReadOnly ? 'pricing.keys.reading' : 'pricing.keys'));
  return <Typography variant="pi" textColor="neutral600">{text}</Typography>;
}
