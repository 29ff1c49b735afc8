import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../../kernel/useT';
import { useDeskQuery } from '../activities.api';
import { hereAndNow } from './here-and-now';

/** Beside *My desk*: how much waits today; in red when something is overdue. */
export function DeskCount() {
  const t = useT();
  const { locale } = useIntl();
  const { data } = useDeskQuery({ section: 'today', ...hereAndNow(), limit: 1 });
  if (!data) return null;
  const { today, overdue } = data.counts;
  return (
    <Typography variant="pi" textColor={overdue > 0 ? 'danger600' : 'neutral600'} title={t('activities.desk.count', { today, overdue })} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {new Intl.NumberFormat(locale).format(today + overdue)}
    </Typography>
  );
}
