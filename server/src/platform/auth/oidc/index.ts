export { takeAttempt } from './attempt-store.ts';
export { beginAtProvider, linkPurpose } from './begin-at-provider.ts';
export { attemptGone } from './errors.ts';
export { finishAtProvider } from './finish-at-provider.ts';
export { createIdentityProviders, type IdentityProviders } from './identity-providers.ts';
export { getLoginOf, listProvidersOf } from './identity-store.ts';
export { HOMES, safeReturnPath } from './return-path.ts';
