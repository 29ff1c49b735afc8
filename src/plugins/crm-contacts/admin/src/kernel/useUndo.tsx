import { Alert, Box, Button, Portal } from '@strapi/design-system';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useErrorText } from './errors';
import { useT } from './useT';

interface Offer {
  message: string;
  undo(): Promise<unknown>;
}

const SHOWN_FOR = 10_000;
const UndoContext = createContext<(offer: Offer) => void>(() => undefined);

/**
 * After something was done at once: `offerUndo({ message: t('…ended'), undo: () => updateRow(…).unwrap() })`
 * shows a notice with *Undo* for ten seconds, longer while it has the focus or the pointer.
 */
export const useUndo = () => useContext(UndoContext);

const Corner = styled(Box)`
  position: fixed;
  bottom: 2.4rem;
  left: 50%;
  transform: translateX(-50%);
  width: min(50rem, calc(100vw - 3.2rem));
  z-index: 9999;
`;

/** Holds the notice; around all pages of the plugin. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<Offer | null>(null);
  return (
    <UndoContext.Provider value={setOffer}>
      {children}
      {offer && <UndoNotice key={offer.message + String(offer.undo)} offer={offer} onClose={() => setOffer(null)} />}
    </UndoContext.Provider>
  );
}

function UndoNotice({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useT();
  const { text } = useErrorText();
  const [failed, setFailed] = useState<string | null>(null);
  const timer = useRef<number>();
  const stop = useCallback(() => window.clearTimeout(timer.current), []);
  const start = useCallback(() => {
    stop();
    timer.current = window.setTimeout(onClose, SHOWN_FOR);
  }, [onClose, stop]);
  useEffect(() => {
    start();
    return stop;
  }, [start, stop, offer]);
  const undo = async () => {
    stop();
    try {
      await offer.undo();
      onClose();
    } catch (error) {
      setFailed(text(error));
    }
  };
  return (
    <Portal>
      <Corner role="status" onMouseEnter={stop} onMouseLeave={start} onFocus={stop} onBlur={start}>
        <Alert
          variant={failed ? 'danger' : 'default'}
          closeLabel={t('common.close')}
          onClose={onClose}
          action={failed ? undefined : <Button variant="tertiary" size="S" onClick={undo}>{t('common.undo')}</Button>}
        >
          {failed ?? offer.message}
        </Alert>
      </Corner>
    </Portal>
  );
}
