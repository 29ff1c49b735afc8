import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useErrorText } from '../../kernel/errors';
import { useT } from '../../kernel/useT';
import { COLUMNS, type Column } from './entry-lines';
import type { EntryLines } from './useEntryLines';

interface Saving {
  entries: EntryLines;
  /** Cells that are wrong. */
  errors: number;
  onNextError(): void;
  onGoTo(key: string, column: Column): void;
  onSaid(message: string): void;
}

/** Saves as the button and Ctrl S do: wrong cells first, then the lines, then a word on how it went. */
export function useSave({ entries, errors, onNextError, onGoTo, onSaid }: Saving) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    if (entries.isSaving) return;
    if (errors > 0) return onNextError();
    if (entries.changeCount === 0) return;
    setFailure(null);
    const outcome = await entries.save();
    if ('saved' in outcome) {
      const message = t('pricing.saved', { ...outcome.saved });
      onSaid(message);
      toggleNotification({ type: 'success', message });
    } else if ('refused' in outcome) {
      setFailure(t('pricing.refused', { count: outcome.refused.size }));
      const [first] = outcome.refused;
      if (first) onGoTo(first[0].key, COLUMNS.find((column) => first[1][column]) ?? 'code');
    } else if ('contested' in outcome) setFailure(t('pricing.contested', { name: outcome.changedBy ?? t('common.conflict.somebody'), count: outcome.contested }));
    else setFailure(errorText.text(outcome.failed));
  };
  return { save, failure };
}
