import type { PriceAnswer, PricedCatalogue, PriceGround, PriceStep, RejectedCatalogue } from '../../../../contracts/pricing';
import { useT } from '../../kernel/useT';
import { useFigures } from '../useFigures';
import { useUnitSymbol } from '../useUnitName';
import { useRoundingText } from '../useRoundingText';

/** A price answer in sentences: why this price, and why not the others. */
export function useReasonTexts() {
  const t = useT();
  const rounding = useRoundingText();
  const { number, money, day } = useFigures();
  const symbol = useUnitSymbol();
  const named = ({ name }: PricedCatalogue) => name ?? t('pricing.hiddenCatalogue');

  const ground = ({ by, contact, distance }: PriceGround) => {
    if (by === 'general') return t('pricing.ground.general');
    if (distance === 0) return t('pricing.ground.own');
    return t('pricing.ground.family', { name: contact?.name ?? t('pricing.hiddenMember') });
  };

  /** Answers kept with old documents may lack a step's rate and rounding. What a step says beyond its catalogue's name: the tier, the discount or markup, the rate, the rounding. */
  const step = ({ catalogue, entry, price, currency, rate, rounding: rounded }: PriceStep, index: number): string[] => {
    const { minQuantity, discountPercent } = entry;
    const isTiered = minQuantity !== '0';
    const values = { name: named(catalogue), tier: `${number(minQuantity)} ${symbol(entry.unit)}`.trim(), price: money(price, currency) };
    const tier = isTiered ? [t('pricing.step.tier', values)] : [];
    if (entry.price !== null || discountPercent === null) return index === 0 ? tier : [t(isTiered ? 'pricing.step.baseTier' : 'pricing.step.base', values)];
    const isMarkup = discountPercent.startsWith('-');
    const roundingText = rounded && rounding(rounded);
    return [
      ...tier,
      t(isMarkup ? 'pricing.step.markup' : 'pricing.step.discount', { ...values, percent: number(discountPercent.replace('-', '')) }),
      ...(!rate ? [] : [t('pricing.step.rate', { rate: number(rate) })]),
      ...(roundingText ? [t('pricing.step.rounding', { rounding: roundingText })] : []),
    ];
  };

  return {
    /** A quantity with its unit. */
    quantity: (count: string, unit: string | null | undefined) => `${number(count)} ${symbol(unit)}`.trim(),

    /** One sentence after the other, along the way to the price. */
    reason({ outcome, winner, path, conflicting }: PriceAnswer): string[] {
      if (outcome === 'none') return [t('pricing.result.none.why')];
      if (outcome === 'conflict') {
        return conflicting.map(({ catalogue, price, currency, ground: why }) => t('pricing.conflict', { name: named(catalogue), ground: ground(why), price: money(price, currency) }));
      }
      const first = winner ? [t('pricing.winner', { name: named(winner.catalogue), ground: ground(winner.ground) })] : [];
      return [...first, ...path.flatMap(step)];
    },

    rejection({ catalogue, ground: why, reason, detail, price, currency }: RejectedCatalogue): string {
      const shown = detail === null ? '' : isDayIn(reason) ? day(detail) : reason === 'tier' ? number(detail) : isUnitIn(reason) ? detail.split(', ').map(symbol).join(', ') : detail;
      const because = t(`pricing.rejected.${reason}`, { detail: shown, price: price === null ? '' : money(price, currency) });
      return t('pricing.rejection', { name: named(catalogue), ground: ground(why), because });
    },
  };
}

const isUnitIn = (reason: RejectedCatalogue['reason']) => reason === 'unit' || reason === 'several-units';
const isDayIn = (reason: RejectedCatalogue['reason']) => reason === 'not-yet-valid' || reason === 'expired';
