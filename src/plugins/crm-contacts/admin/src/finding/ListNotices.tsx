import { Box, Button } from '@strapi/design-system';
import type { FolderNode } from '../../../contracts/finding';
import { EmptyState } from '../kernel/EmptyState';
import { useT } from '../kernel/useT';
import { PAGE_SIZE, type ListState } from './useListState';

/** The address was typed, or is older than the user's rights. */
export function WrongAddress({ change }: { change(next: Partial<ListState>): void }) {
  const t = useT();
  const reset = () => change({ q: '', sort: '', filters: undefined, page: 1, pageSize: PAGE_SIZE });
  return (
    <Box background="neutral0" hasRadius padding={6} borderColor="neutral150" role="alert">
      <EmptyState text={t('finding.wrongAddress')} action={<Button variant="secondary" onClick={reset}>{t('finding.fromTheStart')}</Button>} />
    </Box>
  );
}

interface NothingHereProps {
  folder: FolderNode;
  state: ListState;
  change(next: Partial<ListState>): void;
  isBehindTheEnd: boolean;
  onNew?: () => void;
}

/** Folders that a new contact would not be in. */
const EMPTY: Record<string, string> = { closed: 'finding.nothingClosed', followed: 'finding.nothingFollowed' };

/** Why there are no rows, and the way to some. */
export function NothingHere({ folder, state, change, isBehindTheEnd, onNew }: NothingHereProps) {
  const t = useT();
  const isNarrowed = Boolean(state.q || state.filters);
  const text = isBehindTheEnd ? 'finding.behindTheEnd' : isNarrowed ? 'finding.nothingFound' : EMPTY[folder.base] ?? 'finding.emptyFolder';
  const action = isBehindTheEnd ? (
    <Button variant="secondary" onClick={() => change({ page: 1 })}>{t('finding.firstPage')}</Button>
  ) : isNarrowed ? (
    <Button variant="secondary" onClick={() => change({ q: '', filters: undefined, page: 1 })}>{t('finding.showAll')}</Button>
  ) : (
    onNew && !EMPTY[folder.base] && <Button onClick={onNew}>{t('finding.newContact')}</Button>
  );
  return (
    <Box background="neutral0" hasRadius padding={6} borderColor="neutral150">
      <EmptyState text={t(text)} action={action} />
    </Box>
  );
}
