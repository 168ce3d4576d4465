import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Actor, SignedIn } from '../auth/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `public`, `device`, `signed-in` or the permission the caller must hold; without it the server does not start. */
    permission?: string;
    /** The answer is a stream that cannot set a cookie: the session is not rotated here. */
    streams?: boolean;
    /** The body may be a file of any size over a poor line: it may take hours, as long as it keeps coming. */
    takesFiles?: boolean;
  }
  interface FastifyRequest {
    actor: Actor;
    signedIn?: SignedIn;
    /** SHA-256 hex of the raw JSON body, when the request carries a device signature. */
    bodySha256?: string;
    device?: { deviceId: string; idempotencyKey: string; signature: string; bodySha256: string };
  }
}

/** Where a domain adds its routes: Fastify with TypeBox types, everything in front of the handlers already in place. */
export type RouteScope = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
