export { checkCredentials, createAccountsInTrx, type NewAccount, newToken } from './accounts.ts';
export { type Actor, actorKey, inScope, requirePermission, scopePatterns } from './actor.ts';
export { MAX_CLOCK_SKEW_MS, verifyDeviceSignature } from './device-signature.ts';
export {
  createDeviceKeys,
  type DeviceKey,
  type FindDeviceKey,
  findTokenActor,
  type NewApiToken,
  putApiTokenInTrx,
  putDeviceKeysInTrx,
} from './machines.ts';
export { hashPassword, verifyPassword } from './passwords.ts';
export { createSessions, type Sessions, type SignedIn, sessionCookieName } from './sessions.ts';
export { addStepUp, consumeStepUpInTrx, findStepUp, type StepUp, sessionOf } from './step-up.ts';
