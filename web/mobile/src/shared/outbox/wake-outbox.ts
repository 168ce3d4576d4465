import type { Outbox } from './outbox.ts';
import { sendWhenUndoEnds } from './send-when-undo-ends.ts';

/** The tag the service worker listens for. */
export const SYNC_TAG = 'shancheng-outbox';

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register: (tag: string) => Promise<void> };
}

/** Sends at start, when the network returns, when the app comes to the front or leaves it; asks for Background Sync while something waits. */
export function keepSending(outbox: Outbox): () => void {
  const send = () => void outbox.send();
  const shown = () => {
    if (document.visibilityState === 'visible') send();
    else void outbox.sendUndoable();
  };
  addEventListener('online', send);
  document.addEventListener('visibilitychange', shown);
  let asked = false;
  const unwatch = outbox.watch(() => {
    const { entries, stoppedBy } = outbox.view();
    // Only once an attempt failed: a deed that leaves at once needs nobody to be woken for it.
    const waits = stoppedBy !== undefined && entries.some((entry) => entry.state === 'waiting');
    if (waits && !asked) void askForBackgroundSync();
    asked = waits;
  });
  const stopUndo = sendWhenUndoEnds(outbox);
  send();
  return () => {
    stopUndo();
    removeEventListener('online', send);
    document.removeEventListener('visibilitychange', shown);
    unwatch();
  };
}

async function askForBackgroundSync(): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration('/m/');
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // not available or not allowed: the online event and the timer do it
  }
}
