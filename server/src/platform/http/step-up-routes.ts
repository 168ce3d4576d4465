import { StepUpByPassword, StepUpProof, StepUpPurpose, StepUpWays } from '@shancheng/contracts';
import { Type } from 'typebox';
import { addStepUp, checkCredentials, findStepUp, sessionOf } from '../auth/index.ts';
import { getLoginOf, type IdentityProviders, listProvidersOf } from '../auth/oidc/index.ts';
import { AppError, forbidden } from '../errors/index.ts';
import type { Platform } from '../platform.ts';
import type { RouteScope } from './route-scope.ts';

/** Proofs, for one purpose, that the person of the session is there: by password here, at a provider in oidc-routes.ts. */
export function stepUpRoutes(scope: RouteScope, platform: Platform, providers: IdentityProviders): void {
  const { config, db, clock } = platform;

  scope.post(
    '/api/v1/session/step-up',
    {
      config: { permission: 'signed-in', rateLimit: { max: config.loginsPerMinute, timeWindow: '1 minute' } },
      schema: { operationId: 'stepUp', tags: ['session'], body: StepUpByPassword, response: { 200: StepUpProof } },
    },
    async (request) => {
      const sessionId = sessionOf(request.actor);
      const { purpose, password } = request.body;
      const { login } = await getLoginOf(db, request.actor.id);
      await checkCredentials(db, clock, login, password).catch(refuseWithoutSigningOut);
      const proof = await addStepUp(db, { sessionId, purpose, method: 'password', now: clock.now() });
      return { purpose, expiresAt: proof.expiresAt.toISOString() };
    },
  );

  scope.get(
    '/api/v1/session/step-up',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'listStepUpWays',
        tags: ['session'],
        querystring: Type.Object({ purpose: StepUpPurpose }, { additionalProperties: false }),
        response: { 200: StepUpWays },
      },
    },
    async (request) => {
      const sessionId = sessionOf(request.actor);
      const { purpose } = request.query;
      const connected = providers.list();
      const issuers = Object.fromEntries(connected.map(({ provider }) => [provider, providers.getIssuer(provider)]));
      const [{ hasPassword }, known, proof] = await Promise.all([
        getLoginOf(db, request.actor.id),
        listProvidersOf(db, request.actor.id, issuers),
        findStepUp(db, sessionId, purpose, clock.now()),
      ]);
      return {
        password: hasPassword,
        providers: connected.filter(({ provider }) => known.includes(provider)),
        linkable: connected.filter(({ provider }) => !known.includes(provider)),
        ...(proof ? { proof: { purpose, expiresAt: proof.expiresAt.toISOString() } } : {}),
      };
    },
  );
}

/** 403, not 401: a wrong password here must not look like a session that has ended. */
function refuseWithoutSigningOut(error: unknown): never {
  if (error instanceof AppError && error.status === 401)
    throw forbidden('auth.wrong-password', '密码不正确', 'Wrong password', { cause: error });
  throw error;
}
