import type { SessionInfo } from '@shancheng/contracts/session';

const KEY = 'shancheng.session';

/** Remembers who was signed in, for opening without network. The cookie itself stays out of reach of scripts. */
export function keepSession(session: SessionInfo): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // storage full or forbidden: the app then needs the network to open
  }
}

export function keptSession(): SessionInfo | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text ? (JSON.parse(text) as SessionInfo) : undefined; // written by keepSession only
  } catch {
    return undefined;
  }
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
