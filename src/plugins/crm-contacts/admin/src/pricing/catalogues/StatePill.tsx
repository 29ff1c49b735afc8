import type { CatalogueState } from '../../../../contracts/catalogues';
import { ColourPill } from '../../kernel/ColourPill';
import { useT } from '../../kernel/useT';

const COLOURS = { draft: 'primary', running: 'success', ended: 'neutral' } as const;

/** Whether a catalogue is in the making, in force, or over. */
export function StatePill({ state }: { state: CatalogueState }) {
  const t = useT();
  return <ColourPill colour={COLOURS[state]} text={t(`pricing.state.${state}`)} />;
}
