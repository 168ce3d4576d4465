import type { SessionInfo } from '@shancheng/contracts/session';
import { PushProvider, useSession } from '@shancheng/ui';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { dutyKey } from '../features/duty/use-duty.ts';
import { checkKeys, type ReadCheck } from '../shared/check/check-cache.ts';
import { afterSending } from '../shared/check/note-sent.ts';
import { keepChecksOnPhone, showKeptChecks } from '../shared/check/use-checks.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import { type Credentials, createHttpTransport } from '../shared/outbox/http-transport.ts';
import { createIdbOutboxStore } from '../shared/outbox/idb-outbox-store.ts';
import { OutboxContext } from '../shared/outbox/OutboxContext.ts';
import { Outbox } from '../shared/outbox/outbox.ts';
import { createOutboxChannel, withSendLock } from '../shared/outbox/send-lock.ts';
import { keepSending } from '../shared/outbox/wake-outbox.ts';
import { askWhoIsSignedIn } from '../shared/outbox/who-is-signed-in.ts';
import { putTask, taskKeys } from '../shared/task/task-cache.ts';
import { keepTasksOnPhone, keptTasks } from '../shared/task/use-tasks.ts';
import { Phone } from './Phone.tsx';

interface AccountScopeProps {
  session: SessionInfo;
  /** Opened without network: nobody has confirmed the session yet. */
  offline: boolean;
}

/** Everything that belongs to one officer: the outbox, the lists kept on the phone, the push stream. */
export function AccountScope({ session, offline }: AccountScopeProps) {
  const { refresh } = useSession();
  const client = useQueryClient();
  const credentials = useRef<Credentials>(session);
  credentials.current = session;
  const [outbox, setOutbox] = useState<Outbox>();

  useEffect(() => {
    const opened = openOutbox(session.accountId, client, () => credentials.current);
    const shown = [showKeptTasks(client, session.accountId), showKeptChecks(client, session.accountId)];
    void Promise.all(shown).then(() => setOutbox(opened.outbox));
    void navigator.storage?.persist?.().catch(() => false);
    return opened.close;
  }, [client, session.accountId]);

  // The server said 401 to a deed: show the login; the deeds stay.
  useEffect(
    () => outbox?.watch(() => outbox.view().stoppedBy === 'login' && !outbox.view().sending && void refresh()),
    [outbox, refresh],
  );
  // Opened without network, or signed in again: the session is good now, so send.
  useEffect(() => {
    if (!offline) void outbox?.send();
  }, [offline, outbox]);

  if (!outbox) return null;
  return (
    <OutboxContext.Provider value={outbox}>
      <PushProvider>
        <Phone />
      </PushProvider>
    </OutboxContext.Provider>
  );
}

function openOutbox(accountId: string, client: QueryClient, credentials: () => Credentials) {
  const channel = createOutboxChannel(() => {
    void outbox.reload();
    // another tab or the service worker sent something: what it changed is only known to the server
    void client.invalidateQueries({ queryKey: taskKeys.open });
    void client.invalidateQueries({ queryKey: dutyKey });
    void client.invalidateQueries({ queryKey: ['check'] });
  });
  const outbox = new Outbox({
    accountId,
    store: createIdbOutboxStore(),
    transport: createHttpTransport({ credentials, renew: askWhoIsSignedIn }),
    exclusively: withSendLock,
    announce: channel.announce,
    onDone: async (entry, done) => {
      if (done.task) putTask(client, done.task);
      if ('checkId' in entry.deed) noteSent(client, entry, done);
      if (entry.deed.kind === 'duty') await client.refetchQueries({ queryKey: dutyKey });
    },
  });
  const stop = keepSending(outbox);
  const stopKeeping = [keepTasksOnPhone(client, accountId), keepChecksOnPhone(client, accountId)];
  const close = () => {
    stop();
    for (const stopOne of stopKeeping) stopOne();
    outbox.close();
    channel.close();
  };
  return { outbox, close };
}

/** What was sent is on screen before it leaves the outbox; then the server is asked what became of it. */
function noteSent(client: QueryClient, entry: OutboxEntry, done: Parameters<typeof afterSending>[2]): void {
  if (!('checkId' in entry.deed)) return;
  const key = checkKeys.one(entry.deed.checkId);
  const after = afterSending(client.getQueryData<ReadCheck>(key), entry, done);
  if (after) client.setQueryData<ReadCheck>(key, after);
  void client.invalidateQueries({ queryKey: key });
  if (done.check) void client.invalidateQueries({ queryKey: checkKeys.mine });
}

/** The lists last seen are on screen before the network has answered, or without it. */
async function showKeptTasks(client: QueryClient, accountId: string): Promise<void> {
  for (const state of ['open', 'history'] as const) {
    const page = await keptTasks(accountId, state);
    if (page && !client.getQueryData(taskKeys[state])) client.setQueryData(taskKeys[state], page, { updatedAt: 0 });
  }
}
