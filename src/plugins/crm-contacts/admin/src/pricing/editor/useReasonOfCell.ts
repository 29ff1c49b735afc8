import { useT } from '../../kernel/useT';
import type { CellReason } from './cell-rules';

/** Why a cell cannot be saved, in the user's language. */
export function useReasonOfCell() {
  const t = useT();
  return (reason: CellReason): string => t(`pricing.cell.${reason}`);
}
