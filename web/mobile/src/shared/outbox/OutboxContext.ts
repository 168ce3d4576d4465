import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Outbox, OutboxView } from './outbox.ts';

export const OutboxContext = createContext<Outbox | undefined>(undefined);

/** The outbox of the signed-in officer. Throws outside OutboxContext. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs an OutboxContext above it');
  return outbox;
}

/** What waits to be sent, live. */
export function useOutboxView(): OutboxView {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.watch, outbox.view);
}
