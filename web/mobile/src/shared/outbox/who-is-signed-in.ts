import type { SessionInfo } from '@shancheng/contracts/session';
import type { Credentials } from './http-transport.ts';

/** Asks the server who the cookie belongs to; works in a page and in the service worker. */
export async function askWhoIsSignedIn(): Promise<Credentials | undefined | 'unreachable'> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch('/api/v1/session', { credentials: 'same-origin', redirect: 'error', signal });
    if (response.status === 401) return undefined;
    if (!response.ok) return 'unreachable';
    const session = (await response.json()) as SessionInfo; // GET /api/v1/session answers with exactly this
    return { accountId: session.accountId, csrfToken: session.csrfToken };
  } catch {
    return 'unreachable';
  }
}
