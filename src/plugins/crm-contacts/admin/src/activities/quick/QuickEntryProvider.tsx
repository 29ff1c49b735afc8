import { createContext, useContext, useEffect, useMemo, useRef, useState, type MutableRefObject, type ReactNode } from 'react';
import type { ActivityRow } from '../../../../contracts/activities';
import { useHotkeys } from '../../kernel/useHotkeys';
import { useRights } from '../../kernel/useRights';
import type { Draft, Subject } from '../composer/draft';
import { ActivityDrawer } from '../edit/ActivityDrawer';
import { ACTIVITY } from '../uids';
import { QuickEntryDrawer } from './QuickEntryDrawer';

interface QuickEntry {
  /** Undefined: the user may not create activities. `preset`: the slot of a calendar, what a follow-up takes over. */
  openNew?(preset?: Partial<Draft>): void;
  /** Opens an activity to be read and edited. */
  openActivity(activity: OpenedActivity): void;
  /** Says which contact or person is at hand; null when it is left. */
  setSubject(subject: Subject | null): void;
  /** What `A` does instead, on a page with a composer of its own. */
  composer: MutableRefObject<(() => void) | null>;
}

/** What is known of it, beside which one it is: without `mayUpdate` its saving shows. */
export type OpenedActivity = Pick<ActivityRow, 'documentId'> & Partial<Pick<ActivityRow, 'mayUpdate' | 'seriesRule' | 'day'>>;

const QuickEntryContext = createContext<QuickEntry>({ openActivity: () => undefined, setSubject: () => undefined, composer: { current: null } });

/** The drawers for a new and for an existing activity, from every page of the plugin. */
export const useQuickEntry = (): QuickEntry => useContext(QuickEntryContext);

/** While it is drawn, new activities are for this contact or person; give it a constant object, null until it is loaded. */
export function useSubject(subject: Subject | null): void {
  const { setSubject } = useQuickEntry();
  useEffect(() => {
    setSubject(subject);
    return () => setSubject(null);
  }, [setSubject, subject]);
}

/** On this page `A` leads to a composer. */
export function useComposerKey(focus: () => void): void {
  const { composer } = useQuickEntry();
  useEffect(() => {
    composer.current = focus;
    return () => {
      composer.current = null;
    };
  });
}

const NOBODY: Subject = { contacts: [], persons: [] };

export function QuickEntryProvider({ children }: { children: ReactNode }) {
  const mayCreate = useRights(ACTIVITY).can('create');
  const [preset, setPreset] = useState<Partial<Draft> | null>(null);
  const [opened, setOpened] = useState<OpenedActivity | null>(null);
  const composer = useRef<(() => void) | null>(null);
  const [subject, setSubject] = useState<Subject | null>(null);
  const open = mayCreate ? () => (composer.current ?? (() => setPreset({})))() : undefined;
  useHotkeys({ a: open, A: open });
  const quick = useMemo<QuickEntry>(
    () => ({ setSubject, composer, openActivity: setOpened, ...(mayCreate ? { openNew: (given = {}) => setPreset(given) } : {}) }),
    [mayCreate]
  );
  return (
    <QuickEntryContext.Provider value={quick}>
      {children}
      {preset && <QuickEntryDrawer subject={subject ?? NOBODY} preset={preset} onClose={() => setPreset(null)} />}
      {opened && <ActivityDrawer activity={opened} onClose={() => setOpened(null)} />}
    </QuickEntryContext.Provider>
  );
}
