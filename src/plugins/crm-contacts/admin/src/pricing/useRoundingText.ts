import type { Rounding } from '../../../contracts/pricing';
import { useT } from '../kernel/useT';
import { useFigures } from './useFigures';

/** *to 0.05, half up*; null where nothing is rounded but to six places. */
export function useRoundingText() {
  const t = useT();
  const { number } = useFigures();
  return ({ step, mode }: Rounding): string | null => (step === null ? null : t('pricing.rounding', { step: number(step), mode: t(`pricing.rounding.${mode}`) }));
}
