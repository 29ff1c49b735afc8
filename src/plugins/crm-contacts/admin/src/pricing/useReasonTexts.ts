import type { PriceAnswer, PriceGround, PriceStep, RejectedCatalogue } from '../../../contracts/pricing';
import { dateText } from '../kernel/days';
import { moneyText } from '../kernel/MoneyText';
import { useLocale } from '../kernel/useLocale';
import { useT } from '../kernel/useT';

/** A price answer in sentences: why this price, and why not the others. */
export function useReasonTexts() {
  const t = useT();
  const locale = useLocale();

  const number = (decimal: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(decimal as Intl.StringNumericLiteral);

  const ground = ({ by, contact, distance }: PriceGround) => {
    if (by === 'general') return t('pricing.ground.general');
    if (distance === 0) return t('pricing.ground.own');
    return t('pricing.ground.family', { name: contact?.name ?? t('pricing.hiddenMember') });
  };

  const step = ({ catalogue, entry }: PriceStep, index: number) => {
    const values = { name: catalogue.name, tier: number(entry.minQuantity), unit: entry.unit ?? '', percent: number(entry.discountPercent ?? '0') };
    if (entry.discountPercent !== null && entry.price === null) return t('pricing.step.discount', values);
    if (index > 0) return t(entry.minQuantity === '0' ? 'pricing.step.base' : 'pricing.step.baseTier', values);
    return entry.minQuantity === '0' ? null : t('pricing.step.tier', values);
  };

  return {
    number,

    /** One sentence per step of the way to the price. */
    reason({ outcome, winner, path, conflicting }: PriceAnswer): string[] {
      if (outcome === 'none') return [t('pricing.result.none.why')];
      if (outcome === 'conflict') {
        return conflicting.map(({ catalogue, price, currency, ground: why }) => t('pricing.conflict', { name: catalogue.name, ground: ground(why), price: moneyText(price, currency, locale) }));
      }
      const first = winner ? [t('pricing.winner', { name: winner.catalogue.name, ground: ground(winner.ground) })] : [];
      return [...first, ...path.map(step).filter((sentence): sentence is string => sentence !== null)];
    },

    rejection({ catalogue, ground: why, reason, detail, price, currency }: RejectedCatalogue): string {
      const shown = detail === null ? '' : isDayIn(reason) ? dateText(detail, locale) : reason === 'tier' ? number(detail) : detail;
      const because = t(`pricing.rejected.${reason}`, { detail: shown, price: price === null ? '' : moneyText(price, currency, locale) });
      return t('pricing.rejection', { name: catalogue.name, ground: ground(why), because });
    },
  };
}

const isDayIn = (reason: RejectedCatalogue['reason']) => reason === 'not-yet-valid' || reason === 'expired';
