import type { CompactPricesAnswer, PricesAnswer, RejectedCatalogue } from '../../../contracts/pricing';

/** The answer with each candidate written once. Rejections of one candidate share their `ground` or, general ones, their catalogue's name. */
export function compactAnswer({ date, kind, results }: PricesAnswer): CompactPricesAnswer {
  const candidates: CompactPricesAnswer['candidates'] = [];
  const places = new Map<object, number>();
  const placeOf = ({ catalogue, ground, currency }: RejectedCatalogue): number => {
    const key = ground.by === 'general' ? catalogue : ground;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, candidates.length);
    return candidates.push({ catalogue, ground, currency }) - 1;
  };
  return {
    date,
    kind,
    candidates,
    results: results.map((result) => ({ ...result, rejected: result.rejected.map((rejected) => [placeOf(rejected), rejected.reason, rejected.detail, rejected.price]) })),
  };
}
