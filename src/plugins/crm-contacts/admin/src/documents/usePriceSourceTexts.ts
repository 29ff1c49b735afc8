import type { LinePrice } from '../../../contracts/documents';
import { dateText } from '../kernel/days';
import { useLocale } from '../kernel/useLocale';
import { useT } from '../kernel/useT';
import { useReasonTexts } from '../pricing/check/useReasonTexts';

/** Where the price of a line came from, in sentences of the user's language. */
export function usePriceSourceTexts() {
  const t = useT();
  const locale = useLocale();
  const { reason, rejection, quantity: quantityText } = useReasonTexts();

  const asked = ({ source }: LinePrice): string | null => {
    if (source?.by !== 'catalogue') return null;
    const { code, quantity, unit } = source.asked;
    const what = quantityText(quantity, unit ?? source.answer?.unit);
    return t('documents.prices.asked', { what, code, day: dateText(source.date, locale), on: dateText(source.at, locale) });
  };

  const sentences = ({ source }: LinePrice): string[] => {
    if (!source) return [t('documents.prices.unknown')];
    if (source.by === 'manual') return [t('documents.prices.manual', { day: dateText(source.at, locale) })];
    return source.answer ? reason(source.answer) : [t('documents.prices.hidden', { day: dateText(source.date, locale) })];
  };

  return {
    asked,
    sentences,
    /** The first sentence: enough beside a line. */
    summary: (line: LinePrice): string => (line.unitPrice === null && !line.source ? '' : sentences(line)[0]),
    rejections: ({ source }: LinePrice): string[] => (source?.by === 'catalogue' ? (source.answer?.rejected ?? []).map(rejection) : []),
    quantity: quantityText,
  };
}
