const LOCK = 'shancheng-outbox';
const CHANNEL = 'shancheng-outbox';

/** One sender at a time over all tabs and the service worker; waits its turn, so nothing added meanwhile is overlooked. */
export function withSendLock<T>(work: () => Promise<T>): Promise<T> {
  // Absent without TLS: then one tab at a time is assumed, and the server still drops repeated ids.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(LOCK, work) as Promise<T>; // lib.dom types the callback's promise as Awaited<…>
}

/** Tells the other tabs that the store changed. */
export function createOutboxChannel(onChange: () => void): { announce: () => void; close: () => void } {
  if (typeof BroadcastChannel !== 'function') return { announce: () => {}, close: () => {} };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = onChange;
  return { announce: () => channel.postMessage('changed'), close: () => channel.close() };
}
