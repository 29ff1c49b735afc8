import type { PriceAnswer, PriceGround, PriceStep, RejectedCatalogue } from '../../../../contracts/pricing';
import { useT } from '../../kernel/useT';
import { useFigures } from '../useFigures';
import { useRoundingText } from '../useRoundingText';

/** A price answer in sentences: why this price, and why not the others. */
export function useReasonTexts() {
  const t = useT();
  const rounding = useRoundingText();
  const { number, money, day } = useFigures();

  const ground = ({ by, contact, distance }: PriceGround) => {
    if (by === 'general') return t('pricing.ground.general');
    if (distance === 0) return t('pricing.ground.own');
    return t('pricing.ground.family', { name: contact?.name ?? t('pricing.hiddenMember') });
  };

  /** Answers kept with old documents may lack a step's rate and rounding. What a step says beyond its catalogue's name: the tier, the discount or markup, the rate, the rounding. */
  const step = ({ catalogue, entry, price, currency, rate, rounding: rounded }: PriceStep, index: number): string[] => {
    const { minQuantity, discountPercent } = entry;
    const isTiered = minQuantity !== '0';
    const values = { name: catalogue.name, tier: `${number(minQuantity)} ${entry.unit ?? ''}`.trim(), price: money(price, currency) };
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
    number,

    /** One sentence after the other, along the way to the price. */
    reason({ outcome, winner, path, conflicting }: PriceAnswer): string[] {
      if (outcome === 'none') return [t('pricing.result.none.why')];
      if (outcome === 'conflict') {
        return conflicting.map(({ catalogue, price, currency, ground: why }) => t('pricing.conflict', { name: catalogue.name, ground: ground(why), price: money(price, currency) }));
      }
      const first = winner ? [t('pricing.winner', { name: winner.catalogue.name, ground: ground(winner.ground) })] : [];
      return [...first, ...path.flatMap(step)];
    },

    rejection({ catalogue, ground: why, reason, detail, price, currency }: RejectedCatalogue): string {
      const shown = detail === null ? '' : isDayIn(reason) ? day(detail) : reason === 'tier' ? number(detail) : detail;
      const because = t(`pricing.rejected.${reason}`, { detail: shown, price: price === null ? '' : money(price, currency) });
      return t('pricing.rejection', { name: catalogue.name, ground: ground(why), because });
    },
  };
}

const isDayIn = (reason: RejectedCatalogue['reason']) => reason === 'not-yet-valid' || reason === 'expired';
