import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useErrorText } from '../../kernel/errors';
import { useT } from '../../kernel/useT';
import type { Column } from './entry-lines';
import type { EntryLines, Outcome } from './useEntryLines';

interface SaveBarProps {
  entries: EntryLines;
  errors: number;
  /** Undefined: it was not sent, since cells are wrong. */
  onSave(): Promise<Outcome | undefined | void>;
  onGoTo(key: string, column: Column): void;
}

/** Below the lines: what a save would write, and how it went. */
export function SaveBar({ entries, errors, onSave, onGoTo }: SaveBarProps) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [failure, setFailure] = useState<string | null>(null);
  const { changes, changeCount, isSaving } = entries;
  const save = async () => {
    setFailure(null);
    const outcome = await onSave();
    if (!outcome) return;
    if ('saved' in outcome) toggleNotification({ type: 'success', message: t('pricing.saved', { ...outcome.saved }) });
    else if ('refused' in outcome) {
      setFailure(t('pricing.refused', { count: outcome.refused.length }));
      const [first] = outcome.refused;
      if (first) onGoTo(first.key, 'code');
    } else if ('contested' in outcome) setFailure(t('pricing.contested', { name: outcome.changedBy ?? t('common.conflict.somebody'), count: outcome.contested }));
    else setFailure(errorText.text(outcome.failed));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={4}>
      {failure && <Typography role="alert" textColor="danger600">{failure}</Typography>}
      {isSaving && <Typography role="status" textColor="neutral600">{t('pricing.saving', { count: changeCount })}</Typography>}
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography textColor="neutral600" aria-live="polite">
          {changeCount === 0 ? t('pricing.unchanged') : t('pricing.changes', { created: changes.created.length, updated: changes.updated.length, removed: changes.removed.length })}
          {errors > 0 && <> · {t('pricing.errors', { count: errors })}</>}
        </Typography>
        <Flex gap={2}>
          <Button variant="tertiary" disabled={changeCount === 0 || isSaving} onClick={entries.discard}>{t('pricing.discard')}</Button>
          <Button loading={isSaving} disabled={changeCount === 0} onClick={() => void save()}>{t('common.save')}</Button>
        </Flex>
      </Flex>
    </Flex>
  );
}

