import type { FastifyReply } from 'fastify';
import { sessionCookieName } from '../auth/index.ts';
import type { Config } from '../config/config.ts';

/** No script reads it, no other site sends it. */
export function setSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(sessionCookieName(config.secureCookies), token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookies,
    path: '/',
    maxAge: config.sessionAbsoluteSeconds,
  });
}
