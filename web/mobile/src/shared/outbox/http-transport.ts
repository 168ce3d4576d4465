import { isPhoto } from './deed.ts';
import { doneOutcome } from './done-outcome.ts';
import type { OutboxEntry, Refusal } from './entry.ts';
import { requestOf } from './request-of.ts';
import type { Outcome, Transport } from './transport.ts';

export interface Credentials {
  accountId: string;
  csrfToken: string;
}

export interface HttpTransportOptions {
  /** Who the phone believes is logged in; `renew` asks the server again (undefined: nobody, 'unreachable': no network). */
  credentials: () => Credentials | undefined;
  renew: () => Promise<Credentials | undefined | 'unreachable'>;
  fetch?: typeof fetch;
}

const WORDS_TIMEOUT_MS = 20_000;
const PICTURE_TIMEOUT_MS = 120_000;

/** Sends deeds over HTTP. A redirect or an answer that is not JSON is a captive portal, not our server: try later. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  return async (entry, parts) => {
    const known = options.credentials() ?? (await options.renew());
    const first = await trySend(entry, parts, known, options);
    if (!(first.kind === 'refused' && first.refusal.status === 403)) return first;
    // 403 may only mean that the session was renewed elsewhere; ask once and try once more.
    const renewed = await options.renew();
    const unchanged = typeof renewed === 'object' && typeof known === 'object' && renewed.csrfToken === known.csrfToken;
    return unchanged ? first : trySend(entry, parts, renewed, options);
  };
}

async function trySend(
  entry: OutboxEntry,
  parts: Parameters<Transport>[1],
  who: Credentials | undefined | 'unreachable',
  options: HttpTransportOptions,
): Promise<Outcome> {
  if (who === 'unreachable') return { kind: 'later', cause: 'network', error: 'unreachable' };
  if (who === undefined || who.accountId !== entry.accountId) return { kind: 'login' };
  const { path, init } = requestOf(entry, parts);
  const timeout = isPhoto(entry.deed) ? PICTURE_TIMEOUT_MS : WORDS_TIMEOUT_MS;
  const headers = { ...init.headers, 'x-csrf-token': who.csrfToken, accept: 'application/json' };
  try {
    const send = options.fetch ?? fetch;
    const response = await send(path, {
      ...init,
      headers,
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return await outcomeOf(response, entry);
  } catch (error) {
    return { kind: 'later', cause: 'network', error: error instanceof Error ? error.message : String(error) };
  }
}

async function outcomeOf(response: Response, entry: OutboxEntry): Promise<Outcome> {
  const { status } = response;
  if (response.ok) return doneOutcome(response, entry);
  if (status === 401) return { kind: 'login' };
  if (status === 429) {
    return { kind: 'later', cause: 'busy', error: 'HTTP 429', retryAfterMs: retryAfter(response) };
  }
  if (status >= 500 || status === 408 || status === 425) {
    // 502–504 come from something between us and the server: for the phone that is “no network”.
    const between = status >= 502 && status <= 504;
    return { kind: 'later', cause: between ? 'network' : 'server', error: `HTTP ${status}` };
  }
  return { kind: 'refused', refusal: await refusalOf(response) };
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * 1000 : 5_000;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Refusal>; // problem+json or nothing
  return {
    status: response.status,
    code: problem.code ?? `http.${response.status}`,
    title: problem.title ?? `服务器未接受（${response.status}）`,
    titleEn: problem.titleEn ?? `The server refused it (${response.status})`,
    ...(problem.detail ? { detail: problem.detail } : {}),
    ...(problem.detailEn ? { detailEn: problem.detailEn } : {}),
    at: new Date().toISOString(),
  };
}
