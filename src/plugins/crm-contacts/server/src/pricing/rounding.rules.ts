import type { Rounding, RoundingMode } from '../../../contracts/pricing';
import Base from 'decimal.js';
import type { Decimal } from '../kernel/decimal';

/** As fine as prices are stored. */
const PLACES = 6;

const MODES: Record<RoundingMode, Base.Rounding> = {
  'half-up': Base.ROUND_HALF_UP,
  'half-even': Base.ROUND_HALF_EVEN,
  up: Base.ROUND_UP,
  down: Base.ROUND_DOWN,
};

/** `value` to the nearest multiple of the step in the way of the mode; without a step to six places. */
export function roundTo({ step, mode }: Rounding, value: Decimal): Decimal {
  if (step === null) return value.toDecimalPlaces(PLACES, MODES[mode]);
  return value.div(step).toDecimalPlaces(0, MODES[mode]).times(step);
}
