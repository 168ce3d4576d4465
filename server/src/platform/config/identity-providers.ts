import { type Environment, readOptional } from './variables.ts';

/** An OpenID Connect provider at which people may sign in. */
export interface IdentityProviderConfig {
  /** OIDC_…_ISSUER: https, or http on this very machine. */
  readonly issuer: string;
  /** OIDC_…_CLIENT_ID: what the provider calls us. */
  readonly clientId: string;
  /** OIDC_…_CLIENT_SECRET: shared with the provider. */
  readonly clientSecret: string;
  /** OIDC_…_NAME_ZH and _NAME_EN: what the button says. */
  readonly name: { readonly zh: string; readonly en: string };
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** One provider from its variables; undefined when none is set. Throws when only some are: a door half built is no door. */
export function readIdentityProvider(
  env: Environment,
  prefix: string,
  name: { zh: string; en: string },
): IdentityProviderConfig | undefined {
  const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((part) =>
    readOptional(env, `${prefix}_${part}`),
  );
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new Error(
      `${prefix}_ISSUER, ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET belong together: set all or none`,
    );
  if (!isTrustworthy(issuer)) {
    throw new Error(`${prefix}_ISSUER is "${issuer}" but must be an https address (http only on this very machine)`);
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: {
      zh: readOptional(env, `${prefix}_NAME_ZH`) ?? name.zh,
      en: readOptional(env, `${prefix}_NAME_EN`) ?? name.en,
    },
  };
}

function isTrustworthy(issuer: string): boolean {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url?.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}
