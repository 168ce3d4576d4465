import { type ApiClient, ApiError, createApiClient } from '@shancheng/api-client';
import type { SessionInfo } from '@shancheng/contracts/session';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { forgetSession, keepSession, keptSession } from './kept-session.ts';

/** `offline`: signed in before on this device, the server cannot be reached to confirm it now. */
export type SessionState =
  | { state: 'checking' }
  | { state: 'anonymous'; expired: boolean }
  | { state: 'unreachable'; error: unknown }
  | { state: 'signed-in'; session: SessionInfo; offline: boolean };

export interface SessionContextValue {
  status: SessionState;
  api: ApiClient;
  /** Throws ApiError: 401 wrong, 429 locked, 0 unreachable. */
  signIn: (login: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  /** Asks the server again who we are. */
  refresh: () => Promise<void>;
}

const SessionContext = createContext<SessionContextValue | undefined>(undefined);

interface SessionProviderProps {
  children: ReactNode;
  /** Keep who was signed in on the device, so that the app opens without network (the phone). */
  keepOffline?: boolean;
}

/** Holds who is signed in and the API client that carries the CSRF token; a 401 anywhere ends the session on screen. */
export function SessionProvider({ children, keepOffline = false }: SessionProviderProps) {
  const [status, setStatus] = useState<SessionState>({ state: 'checking' });
  const csrfToken = useRef<string | undefined>(undefined);

  const settle = useCallback(
    (next: SessionState) => {
      csrfToken.current = next.state === 'signed-in' ? next.session.csrfToken : undefined;
      if (keepOffline && next.state === 'signed-in') keepSession(next.session);
      if (next.state === 'anonymous') forgetSession();
      setStatus(next);
    },
    [keepOffline],
  );

  const api = useMemo(
    () =>
      clientThatNotices(
        () => csrfToken.current,
        () => settle({ state: 'anonymous', expired: true }),
      ),
    [settle],
  );

  const refresh = useCallback(async () => settle(await whoAmI(api, keepOffline)), [api, keepOffline, settle]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    const again = () => void refresh();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [refresh]);

  const value = useMemo<SessionContextValue>(
    () => ({
      status,
      api,
      refresh,
      signIn: async (login, password) => {
        const { data } = await api.POST('/api/v1/session', { body: { login, password } });
        if (data) settle({ state: 'signed-in', session: data, offline: false });
      },
      signOut: async () => {
        await api.DELETE('/api/v1/session');
        settle({ state: 'anonymous', expired: false });
      },
    }),
    [status, api, refresh, settle],
  );
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
}

/** The session and the API client. Throws outside SessionProvider. */
export function useSession(): SessionContextValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession needs a SessionProvider above it');
  return value;
}

/** The API client of the signed-in session. */
export function useApi(): ApiClient {
  return useSession().api;
}

async function whoAmI(api: ApiClient, keepOffline: boolean): Promise<SessionState> {
  try {
    const { data } = await api.GET('/api/v1/session');
    return data ? { state: 'signed-in', session: data, offline: false } : { state: 'anonymous', expired: false };
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { state: 'anonymous', expired: false };
    const kept = keepOffline ? keptSession() : undefined;
    return kept ? { state: 'signed-in', session: kept, offline: true } : { state: 'unreachable', error };
  }
}

/** A client that reports a 401 on anything but the session questions themselves. */
function clientThatNotices(csrfToken: () => string | undefined, onExpired: () => void): ApiClient {
  const client = createApiClient({ csrfToken });
  client.use({
    onResponse({ response, schemaPath }) {
      if (response.status === 401 && schemaPath !== '/api/v1/session') onExpired();
    },
  });
  return client;
}
