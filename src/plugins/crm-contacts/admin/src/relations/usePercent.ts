import { useCallback } from 'react';
import { useLocale } from '../kernel/useLocale';

/** A share as people of this language write it: `58,8 %`. */
export function usePercent() {
  const locale = useLocale();
  return useCallback((share: string) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(share) / 100), [locale]);
}
