import { Login, SessionInfo } from '@shancheng/contracts';
import { Type } from 'typebox';
import { checkCredentials, type SignedIn, sessionCookieName } from '../auth/index.ts';
import { unauthenticated } from '../errors/index.ts';
import type { Platform } from '../platform.ts';
import type { RouteScope } from './route-scope.ts';
import { setSessionCookie } from './session-cookie.ts';

export function sessionRoutes(scope: RouteScope, platform: Platform): void {
  const { config, sessions } = platform;
  const cookieName = sessionCookieName(config.secureCookies);
  const cookie = { httpOnly: true, sameSite: 'strict', secure: config.secureCookies, path: '/' } as const;
  const info = (signedIn: SignedIn): SessionInfo => sessionInfo(signedIn, config.sessionIdleSeconds);

  scope.post(
    '/api/v1/session',
    {
      config: { permission: 'public', rateLimit: { max: config.loginsPerMinute, timeWindow: '1 minute' } },
      schema: { operationId: 'login', tags: ['session'], body: Login, response: { 200: SessionInfo } },
    },
    async (request, reply) => {
      const accountId = await checkCredentials(platform.db, platform.clock, request.body.login, request.body.password);
      const { token, signedIn } = await sessions.start(accountId);
      setSessionCookie(reply, config, token);
      return info(signedIn);
    },
  );

  scope.get(
    '/api/v1/session',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'getSession', tags: ['session'], response: { 200: SessionInfo } },
    },
    async (request) => {
      if (!request.signedIn) throw unauthenticated('auth.session-required', '需要登录', 'Sign in first');
      return info(request.signedIn);
    },
  );

  scope.delete(
    '/api/v1/session',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'logout', tags: ['session'], response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { session } = request.actor;
      if (session) {
        await sessions.end(session.id);
        platform.push.disconnect(session.id);
      }
      reply.clearCookie(cookieName, cookie);
      return reply.code(204).send(null);
    },
  );
}

function sessionInfo(signedIn: SignedIn, idleTimeoutSeconds: number): SessionInfo {
  const { actor } = signedIn;
  return {
    accountId: actor.id,
    ...(actor.personId ? { personId: actor.personId } : {}),
    displayName: actor.displayName,
    ...(signedIn.orgName ? { orgName: signedIn.orgName } : {}),
    roles: signedIn.roles,
    permissions: [...actor.permissions].sort(),
    scopes: signedIn.scopes,
    csrfToken: actor.session?.csrfToken ?? '',
    idleTimeoutSeconds,
  };
}
