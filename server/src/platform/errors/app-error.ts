import type { Name } from '@shancheng/contracts';

export interface AppErrorOptions {
  /** Stable dotted code, e.g. `incident.already-closed`. */
  code: string;
  status: number;
  title: Name;
  detail?: Name;
  /** What is allowed now, with a 409. */
  allowed?: readonly string[];
  /** For the log only; never shown. */
  facts?: Record<string, unknown>;
  cause?: unknown;
  retryAfterSeconds?: number;
}

/** The one error that use cases throw: a refusal with a reason in both languages. Anything else is our defect (500). */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: Name;
  readonly detail: Name | undefined;
  readonly allowed: readonly string[] | undefined;
  readonly facts: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(options: AppErrorOptions) {
    super(`${options.code}: ${options.title.en}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = options.code;
    this.status = options.status;
    this.title = options.title;
    this.detail = options.detail;
    this.allowed = options.allowed;
    this.facts = options.facts ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

type Rest = Omit<AppErrorOptions, 'code' | 'status' | 'title'>;
const maker =
  (status: number) =>
  (code: string, zh: string, en: string, rest: Rest = {}) =>
    new AppError({ code, status, title: { zh, en }, ...rest });

/** 400: the request cannot be understood. */
export const badRequest = maker(400);
/** 401: nobody is signed in, or the signature does not hold. */
export const unauthenticated = maker(401);
/** 403: known, but not allowed. */
export const forbidden = maker(403);
/** 404: not there, or not in the caller’s scope (the two look alike on purpose). */
export const notFound = maker(404);
/** 409: not possible in the present state. */
export const conflict = maker(409);
/** 413: too large. */
export const tooLarge = maker(413);
/** 415: not a kind of content we take. */
export const unsupportedMedia = maker(415);
/** 422: understood, but breaks a rule. */
export const unprocessable = maker(422);
/** 429: too many, or locked for a while. */
export const tooMany = maker(429);
/** 503: an outside part is away; try again. */
export const unavailable = maker(503);
