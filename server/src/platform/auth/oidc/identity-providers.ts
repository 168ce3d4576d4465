import type { Entrance, SignInProvider } from '@shancheng/contracts';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Clock } from '../../clock/clock.ts';
import type { IdentityProviderConfig } from '../../config/identity-providers.ts';
import type { Logger } from '../../log/log.ts';
import { providerAway, unknownProvider } from './errors.ts';

/** A provider that answers slower than this counts as away: nobody waits at a dead door. */
const TIMEOUT_SECONDS = 5;
/** What a provider says about itself is asked for again after an hour; its keys are looked after by the client. */
const KEEP_MS = 60 * 60_000;

/** The configured identity providers. They are first asked when somebody signs in: the server starts without them. */
export function createIdentityProviders(
  configs: Readonly<Record<Entrance, IdentityProviderConfig | undefined>>,
  clock: Clock,
  log: Logger,
) {
  const known = new Map<Entrance, { client: Promise<Configuration>; until: number }>();

  function getConfig(entrance: Entrance): IdentityProviderConfig {
    const config = configs[entrance];
    if (!config) throw unknownProvider();
    return config;
  }

  /** Throws 404 when not configured, 503 when it cannot be reached or is not who it should be. */
  async function getClient(entrance: Entrance): Promise<Configuration> {
    const config = getConfig(entrance);
    const now = clock.now().getTime();
    const before = known.get(entrance);
    const client = before && before.until > now ? before.client : discover(config);
    known.set(entrance, before?.client === client ? before : { client, until: now + KEEP_MS });
    try {
      return await client;
    } catch (error) {
      if (known.get(entrance)?.client === client) known.delete(entrance);
      log.warn('Oidc:Away', { entrance, error: String(error) });
      throw providerAway({ cause: error });
    }
  }

  return {
    getClient,
    getIssuer: (entrance: Entrance): string => getConfig(entrance).issuer,
    list: (): SignInProvider[] =>
      (['official', 'public'] as const).flatMap((provider) => {
        const config = configs[provider];
        return config ? [{ provider, name: { ...config.name } }] : [];
      }),
  };
}
export type IdentityProviders = ReturnType<typeof createIdentityProviders>;

function discover(config: IdentityProviderConfig): Promise<Configuration> {
  const issuer = new URL(config.issuer);
  return discovery(issuer, config.clientId, undefined, secretAsAskedFor(config.clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // The signature of an ID token is checked although it came over TLS. Plain http is refused by the configuration
    // except on this very machine.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
  });
}

/** In the header unless the provider takes the secret only in the form (OpenID Connect Discovery 1.0, section 3). */
function secretAsAskedFor(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}
