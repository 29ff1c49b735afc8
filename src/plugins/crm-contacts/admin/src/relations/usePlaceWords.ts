import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '../kernel/useT';
import type { PlaceWords } from './place-text';
import { usePercent } from './usePercent';

/** Words for `placeText`; the same object until the language changes. */
export function usePlaceWords(): PlaceWords {
  const t = useT();
  const { locale } = useIntl();
  const percent = usePercent();
  return useMemo(
    () => ({ branch: t('relations.branch'), subsidiary: t('relations.subsidiary'), percent, effective: (share) => t('relations.effective', { share: percent(share) }) }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `t` is new at every drawing; its texts change with the language alone
    [locale, percent]
  );
}
