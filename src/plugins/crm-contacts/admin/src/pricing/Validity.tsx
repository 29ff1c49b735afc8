import { DateText } from '../kernel/DayText';
import { useT } from '../kernel/useT';

/** *1 Jan 2026 – 31 Dec 2026*; an open end is said in words. */
export function Validity({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) {
  const t = useT();
  if (!validFrom && !validTo) return <>{t('pricing.always')}</>;
  if (!validFrom) return <>{t('pricing.until')} <DateText day={validTo} /></>;
  if (!validTo) return <>{t('pricing.since')} <DateText day={validFrom} /></>;
  return <><DateText day={validFrom} /> – <DateText day={validTo} /></>;
}
