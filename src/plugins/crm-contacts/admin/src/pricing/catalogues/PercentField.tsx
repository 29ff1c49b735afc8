import { useT } from '../../kernel/useT';
import { TextField } from '../../kernel/TextField';

/** By how much all written prices change; empty: not at all. */
export function PercentField({ value, error, onChange }: { value: string; error?: string; onChange(value: string): void }) {
  const t = useT();
  return <TextField name="percent" label={t('pricing.percent')} hint={t('pricing.percent.hint')} value={value} error={error} onChange={onChange} maxLength={20} />;
}
