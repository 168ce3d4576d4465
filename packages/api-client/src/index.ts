import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './openapi.ts';

export type { paths } from './openapi.ts';

/** A request the server refused, or that never reached it (`status` 0). `problem` is the RFC 9457 body when there was one. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ApiProblem | undefined;
  constructor(status: number, problem: ApiProblem | undefined) {
    super(problem?.title ?? (status === 0 ? 'network unreachable' : `HTTP ${status}`));
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

export interface ApiProblem {
  status: number;
  code: string;
  title: string;
  titleEn: string;
  detail?: string;
  detailEn?: string;
  allowed?: string[];
}

/**
 * The typed client of the platform’s HTTP interface (same origin, session cookie).
 * `csrfToken` is asked before every change; a refused request throws ApiError.
 */
export function createApiClient(options: { baseUrl?: string; csrfToken: () => string | undefined }) {
  const client = createClient<paths>({ baseUrl: options.baseUrl ?? '', credentials: 'same-origin' });
  client.use(csrf(options.csrfToken), refusals);
  return client;
}
export type ApiClient = ReturnType<typeof createApiClient>;

function csrf(token: () => string | undefined): Middleware {
  return {
    onRequest({ request }) {
      const value = token();
      if (request.method !== 'GET' && value !== undefined) request.headers.set('x-csrf-token', value);
      return request;
    },
  };
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await response
      .clone()
      .json()
      .catch(() => undefined);
    throw new ApiError(response.status, problem as ApiProblem | undefined); // the server sends problem+json or nothing
  },
  onError() {
    return new ApiError(0, undefined);
  },
};
