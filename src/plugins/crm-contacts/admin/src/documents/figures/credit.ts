import type { CreditFigure } from '../../../../contracts/documents';

export interface CreditUse {
  /** Of the limit; over 100 when more is owed than allowed, below 0 with a balance in the contact's favour. */
  percent: number;
  /** Length of the bar, 0 to 100. */
  share: number;
  level: 'fine' | 'near' | 'over';
}

/** From here on a limit is nearly used. */
const NEAR = 80;

/** Null without a limit. A limit of zero is used up by anything that is owed. */
export function creditUse({ used, limit }: Pick<CreditFigure, 'used' | 'limit'>): CreditUse | null {
  if (limit === null || limit === undefined) return null;
  const [owed, allowed] = [Number(used), Number(limit)];
  const percent = allowed > 0 ? (owed / allowed) * 100 : owed > 0 ? 100 : 0;
  const level = owed > allowed ? 'over' : percent >= NEAR ? 'near' : 'fine';
  return { percent, share: Math.min(100, Math.max(0, percent)), level };
}
