/** A row with its place in an order; lower ones come first. */
export interface Ranked {
  documentId: string;
  rank: number | null;
}

/** New ranks where the row at `index` changes places with its neighbour: of those alone that change. */
export function swappedRanks(rows: Ranked[], index: number, step: 1 | -1): { documentId: string; rank: number }[] {
  const to = index + step;
  if (to < 0 || to >= rows.length) return [];
  const order = [...rows];
  [order[index], order[to]] = [order[to], order[index]];
  const ranked = order.map(({ documentId }, place) => ({ documentId, rank: (place + 1) * 10 }));
  return ranked.filter(({ documentId, rank }) => rows.find((row) => row.documentId === documentId)?.rank !== rank);
}
