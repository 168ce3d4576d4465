import { noteSentOnPhone } from '../shared/check/note-sent.ts';
import { createHttpTransport } from '../shared/outbox/http-transport.ts';
import { createIdbOutboxStore } from '../shared/outbox/idb-outbox-store.ts';
import { createOutboxChannel, withSendLock } from '../shared/outbox/send-lock.ts';
import { sendWaiting } from '../shared/outbox/send-waiting.ts';
import { SYNC_TAG } from '../shared/outbox/wake-outbox.ts';
import { askWhoIsSignedIn } from '../shared/outbox/who-is-signed-in.ts';
import { answerFromKept, keepsBaseMap, keepsPicture } from './kept-answers.ts';
import { answerFromShell, fillShell, forgetOldShells } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

interface SyncEvent extends ExtendableEvent {
  tag: string;
}

self.addEventListener('install', (event) => event.waitUntil(fillShell().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldShells().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/m/')) event.respondWith(answerFromShell(request));
  else if (keepsPicture(request, url)) event.respondWith(answerFromKept(event, 'picture'));
  else if (keepsBaseMap(url)) event.respondWith(answerFromKept(event, 'map'));
});

/** The network is back while the app may be closed: send what waits. Throwing makes the browser try again later. */
self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent; // lib.dom does not know Background Sync
  if (sync.tag === SYNC_TAG) sync.waitUntil(sendInBackground());
});

async function sendInBackground(): Promise<void> {
  const who = await askWhoIsSignedIn();
  if (who === 'unreachable') throw new Error('still without network');
  if (who === undefined) return;
  const channel = createOutboxChannel(() => {});
  const result = await withSendLock(() =>
    sendWaiting({
      store: createIdbOutboxStore(),
      transport: createHttpTransport({ credentials: () => who, renew: askWhoIsSignedIn }),
      accountId: who.accountId,
      onDone: noteSentOnPhone,
      onChange: channel.announce,
    }),
  );
  channel.close();
  if (result.stoppedBy === 'network') throw new Error('the network left again');
}

/** A tap on the phone's notice opens the task in the app that is there, or starts it. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { href } = event.notification.data as { href: string }; // set by system-notice.ts
  event.waitUntil(openAt(href));
});

async function openAt(href: string): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (!open) {
    await self.clients.openWindow(href);
    return;
  }
  await open.focus();
  if (new URL(open.url).pathname !== href) await open.navigate(href);
}
