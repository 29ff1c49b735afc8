import { useMemo } from 'react';
import { useT } from '../kernel/useT';
import type { PlaceWords } from './place-text';
import { usePercent } from './usePercent';

/** Words for `placeText`; the same object until the language changes. */
export function usePlaceWords(): PlaceWords {
  const t = useT();
  const percent = usePercent();
  return useMemo(
    () => ({ branch: t('relations.branch'), subsidiary: t('relations.subsidiary'), percent, effective: (share) => t('relations.effective', { share: percent(share) }) }),
    [t, percent]
  );
}
