import { Entrance, OidcAnswer, OidcStart, SignInProvider } from '@shancheng/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Actor, sessionCookieName } from '../auth/index.ts';
import {
  attemptGone,
  beginAtProvider,
  finishAtProvider,
  HOMES,
  type IdentityProviders,
  safeReturnPath,
  takeAttempt,
} from '../auth/oidc/index.ts';
import { badRequest } from '../errors/index.ts';
import type { Platform } from '../platform.ts';
import type { RouteScope } from './route-scope.ts';
import { setSessionCookie } from './session-cookie.ts';
import { sendSignInProblem } from './sign-in-problem-page.ts';

const ATTEMPT_SECONDS = 600;
const Params = Type.Object({ provider: Entrance });
const Redirect = Type.Null({ description: 'Goes on elsewhere' });

/** Sign-in at identity providers: the browser itself opens `start` and is sent back to `callback`. */
export function oidcRoutes(scope: RouteScope, platform: Platform, providers: IdentityProviders): void {
  const { config, db, clock, log, sessions } = platform;
  const limited = { permission: 'public', rateLimit: { max: config.loginsPerMinute, timeWindow: '1 minute' } };
  const redirectUri = (provider: Entrance) => `${config.publicOrigin}/api/v1/session/oidc/${provider}/callback`;
  const homePath = `${config.districtCode.slice(0, 2)}/${config.districtCode}/`;

  scope.get(
    '/api/v1/session/oidc',
    {
      config: { permission: 'public' },
      schema: { operationId: 'listSignInProviders', tags: ['session'], response: { 200: Type.Array(SignInProvider) } },
    },
    async () => providers.list(),
  );

  scope.get(
    '/api/v1/session/oidc/:provider/start',
    {
      config: limited,
      schema: {
        operationId: 'startOidc',
        tags: ['session'],
        params: Params,
        querystring: OidcStart,
        response: { 302: Redirect },
      },
    },
    async (request, reply) => {
      const { provider } = request.params;
      const { mode = 'sign-in', purpose, returnTo = HOMES[provider] } = request.query;
      reply.header('cache-control', 'no-store');
      try {
        if (mode === 'step-up' && purpose === undefined) throw purposeMissing();
        const actor = await actorOf(request, platform);
        const wish = { provider, mode, purpose, returnTo, redirectUri: redirectUri(provider), actor };
        const begun = await beginAtProvider({ db, clock, providers }, wish);
        // Lax, not strict: it has to come along when the provider sends the browser back.
        reply.setCookie(attemptCookie(begun.state, config.secureCookies), begun.browser, {
          ...attemptCookieOptions(config.secureCookies),
          maxAge: ATTEMPT_SECONDS,
        });
        return reply.redirect(begun.location, 302);
      } catch (error) {
        return sendSignInProblem(log, request, reply, error, safeReturnPath(returnTo));
      }
    },
  );

  scope.get(
    '/api/v1/session/oidc/:provider/callback',
    {
      config: limited,
      schema: {
        operationId: 'finishOidc',
        tags: ['session'],
        params: Params,
        querystring: OidcAnswer,
        response: { 302: Redirect },
      },
    },
    async (request, reply) => {
      const { provider } = request.params;
      let back = HOMES[provider];
      reply.header('cache-control', 'no-store');
      try {
        const { state = '' } = request.query;
        const browser = takeAttemptCookie(request, reply, state, config.secureCookies);
        const attempt = browser && (await takeAttempt(db, { provider, state, browser }, clock.now()));
        if (!attempt) throw attemptGone();
        back = attempt.returnTo;
        const callback = new URL(redirectUri(provider));
        callback.search = new URL(request.url, config.publicOrigin).search;
        const parts = { db, clock, providers, sessions, homePath };
        const { token } = await finishAtProvider(parts, attempt, { callback, state });
        if (token !== undefined) setSessionCookie(reply, config, token);
        return reply.redirect(back, 302);
      } catch (error) {
        return sendSignInProblem(log, request, reply, error, back);
      }
    },
  );
}

const purposeMissing = () => badRequest('auth.step-up-purpose', '请说明核验的用途', 'Say what the step-up is for');

/** Who is signed in in this browser, if anybody; the routes are public, so no guard has asked. */
async function actorOf(request: FastifyRequest, { config, sessions }: Platform): Promise<Actor | undefined> {
  const token = request.cookies[sessionCookieName(config.secureCookies)];
  return token === undefined ? undefined : (await sessions.find(token, false))?.actor;
}

/** A cookie for each attempt, so that two windows may sign in side by side. */
const attemptCookie = (state: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}oidc-${state.replaceAll(/[^\w-]/g, '').slice(0, 12)}`;

const attemptCookieOptions = (secure: boolean) => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const;

function takeAttemptCookie(request: FastifyRequest, reply: FastifyReply, state: string, secure: boolean) {
  const name = attemptCookie(state, secure);
  const browser = request.cookies[name];
  if (browser !== undefined) reply.clearCookie(name, attemptCookieOptions(secure));
  return browser;
}
