import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useErrorText } from '../../kernel/errors';
import { useT } from '../../kernel/useT';
import type { EntryLines } from './useEntryLines';

interface SaveBarProps {
  entries: EntryLines;
  errors: number;
  /** Why the last save failed. */
  failure: string | null;
  onSave(): Promise<void>;
}

/** Below the lines: what a save would write, and how it went. */
export function SaveBar({ entries, errors, failure, onSave }: SaveBarProps) {
  const t = useT();
  const { changes, changeCount, isSaving, work } = entries;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={4}>
      {failure && <Typography role="alert" textColor="danger600">{failure}</Typography>}
      {entries.unloaded !== undefined && <Unloaded error={entries.unloaded} isBusy={isSaving} onRetry={entries.loadAgain} />}
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Flex gap={3} role="status">
          {isSaving && <Loader small />}
          <Typography textColor="neutral600">
            {work === 'saving' ? t('pricing.saving', { count: changeCount }) : work ? t('common.loading') : changeCount === 0 ? t('pricing.unchanged') : t('pricing.changes', { created: changes.created.length, updated: changes.updated.length, removed: changes.removed.length })}
            {errors > 0 && <> · {t('pricing.errors', { count: errors })}</>}
          </Typography>
        </Flex>
        <Flex gap={2}>
          <Button variant="tertiary" disabled={changeCount === 0 || isSaving} onClick={entries.discard}>{t('pricing.discard')}</Button>
          <Button loading={isSaving} disabled={changeCount === 0} onClick={() => void onSave()}>{t('common.save')}</Button>
        </Flex>
      </Flex>
    </Flex>
  );
}

/** What was saved is saved, though it was not loaded since: nobody is to save it again. */
function Unloaded({ error, isBusy, onRetry }: { error: unknown; isBusy: boolean; onRetry(): Promise<unknown> }) {
  const t = useT();
  const { text } = useErrorText();
  return (
    <Flex gap={3} wrap="wrap" role="alert">
      <Typography textColor="warning700">{t('pricing.unloaded')} {text(error)}</Typography>
      <Button size="S" variant="secondary" startIcon={<ArrowClockwise />} disabled={isBusy} onClick={() => void onRetry()}>{t('pricing.loadAgain')}</Button>
    </Flex>
  );
}
