import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** A share as people of this language write it: `58,8 %`. */
export function usePercent() {
  const { locale } = useIntl();
  return useCallback((share: string) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(share) / 100), [locale]);
}
