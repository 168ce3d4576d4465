import type { DeviceAlert, IncidentsChanged, TaskPush, TaskWithdrawn } from '@shancheng/contracts/push';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../session/SessionProvider.tsx';
import { PushConnection, type PushState } from './push-connection.ts';

/** What the server pushes. `reconnected` is ours: live lists read again. */
export interface PushEvents {
  'task.assigned': TaskPush;
  'task.reminded': TaskPush;
  'task.rework': TaskPush;
  'task.withdrawn': TaskWithdrawn;
  'incidents.changed': IncidentsChanged;
  'device.alert': DeviceAlert;
  reconnected: undefined;
}
type Listener = (data: unknown) => void;

interface PushContextValue {
  state: PushState;
  listen: (event: keyof PushEvents, listener: Listener) => () => void;
}

const PushContext = createContext<PushContextValue | undefined>(undefined);

/** One push stream for the whole app while somebody is signed in. */
export function PushProvider({ children, url = '/api/v1/push' }: { children: ReactNode; url?: string }) {
  const { status, refresh } = useSession();
  const [state, setState] = useState<PushState>({ state: 'off' });
  const listeners = useRef(new Map<string, Set<Listener>>());
  const account = status.state === 'signed-in' ? status.session.accountId : undefined;

  useEffect(() => {
    if (!account) return;
    const tell = (event: string, data: unknown) => {
      for (const listener of listeners.current.get(event) ?? []) listener(data);
    };
    const connection = new PushConnection({
      url,
      onState: setState,
      onEvent: ({ event, data }) => tell(event, parsed(data)),
      onReconnected: () => tell('reconnected', undefined),
      onUnauthorized: () => void refresh(),
    });
    connection.start();
    const online = () => connection.retryNow();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      connection.stop();
    };
  }, [account, url, refresh]);

  const value = useMemo<PushContextValue>(
    () => ({
      state,
      listen: (event, listener) => {
        const set = listeners.current.get(event) ?? new Set();
        listeners.current.set(event, set.add(listener));
        return () => void set.delete(listener);
      },
    }),
    [state],
  );
  return <PushContext.Provider value={value}>{children}</PushContext.Provider>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function usePushContext(): PushContextValue {
  const value = useContext(PushContext);
  if (!value) throw new Error('usePush needs a PushProvider above it');
  return value;
}

/** Calls `listener` for each pushed event of this name while mounted; the newest listener is always used. */
export function usePush<E extends keyof PushEvents>(event: E, listener: (data: PushEvents[E]) => void): void {
  const { listen } = usePushContext();
  const newest = useRef(listener);
  newest.current = listener;
  const listenRef = useRef(listen);
  useEffect(() => {
    // the server validates what it sends against the same contract, so the cast only names it
    return listenRef.current(event, (data) => newest.current(data as PushEvents[E]));
  }, [event]);
}

/** How the push connection is doing. */
export function usePushState(): PushState {
  return usePushContext().state;
}
