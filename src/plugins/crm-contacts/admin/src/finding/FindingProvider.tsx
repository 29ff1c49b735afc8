import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ContactKind } from '../../../contracts/contacts';
import { useHotkeys } from '../kernel/useHotkeys';
import { useMay, useRights } from '../kernel/useRights';
import { GlobalSearch } from './GlobalSearch';
import { NewContactDrawer } from './NewContactDrawer';
import { ShortcutSheet } from './ShortcutSheet';

interface Finding {
  openSearch(): void;
  /** Undefined: the user may not create contacts. `stage`: where the drawer lets it start. */
  openNew?: (kind: ContactKind, stage?: string) => void;
}

const FindingContext = createContext<Finding>({ openSearch: () => undefined });

/** The search over everything and the drawer for a new contact, from every page of the plugin. */
export const useFinding = (): Finding => useContext(FindingContext);

type Open = { what: 'search' } | { what: 'keys' } | { what: 'new'; kind: ContactKind; stage?: string } | null;

export function FindingProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open>(null);
  const mayUse = useMay('finding.folders');
  const mayNew = useMay('contacts.create');
  const mayCreate = useRights('plugin::crm-contacts.contact').can('create') && mayNew;
  const close = () => setOpen(null);
  useSearchKey(() => mayUse && setOpen({ what: 'search' }));
  useHotkeys({ '?': () => setOpen({ what: 'keys' }) });
  const finding = useMemo<Finding>(
    () => ({
      openSearch: () => setOpen({ what: 'search' }),
      ...(mayCreate ? { openNew: (kind, stage) => setOpen({ what: 'new', kind, stage }) } : {}),
    }),
    [mayCreate]
  );
  return (
    <FindingContext.Provider value={finding}>
      {children}
      {open?.what === 'search' && <GlobalSearch onClose={close} />}
      {open?.what === 'keys' && <ShortcutSheet onClose={close} />}
      {open?.what === 'new' && <NewContactDrawer kind={open.kind} stage={open.stage} onClose={close} />}
    </FindingContext.Provider>
  );
}

/** Ctrl K, on a Mac also ⌘ K: works while typing too. */
function useSearchKey(onSearch: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"][data-state="open"]')) return;
      event.preventDefault();
      onSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
