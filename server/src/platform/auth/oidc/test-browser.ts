import type { SessionInfo } from '@shancheng/contracts';
import type { TestServer } from '../../../start/test-server.ts';
import {
  ProviderVisitor,
  startIdentityProvider,
  TEST_CLIENT,
  type TestIdentityProvider,
} from './test-identity-provider.ts';

/** Where the platform says it is; nobody listens there, requests are put in directly. */
export const TEST_ORIGIN = 'http://127.0.0.1:18099';

/** A provider that knows both entrances of the platform at TEST_ORIGIN, and the configuration for it. */
export async function startConnectedProvider(): Promise<{
  idp: TestIdentityProvider;
  connected: ReturnType<typeof connection>;
}> {
  const callbacks = ['official', 'public'].map((entrance) => `${TEST_ORIGIN}/api/v1/session/oidc/${entrance}/callback`);
  const idp = await startIdentityProvider(callbacks);
  return { idp, connected: connection(idp.issuer) };
}

/** Both entrances at one issuer. */
export function connection(issuer: string) {
  const config = { issuer, ...TEST_CLIENT, name: { zh: '测试认证', en: 'test provider' } };
  return { publicOrigin: TEST_ORIGIN, oidcOfficial: config, oidcPublic: config };
}

/** One person’s browser: keeps our cookies, and the provider’s in its visitor. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** Another one is another person’s turn at the provider. */
  visitor = new ProviderVisitor();
  readonly #town: TestServer;

  constructor(town: TestServer) {
    this.#town = town;
  }

  /** GET as typed into the address bar, or as a script when `accept` says so. */
  async open(address: string, accept = 'text/html') {
    const url = new URL(address, TEST_ORIGIN);
    const headers = { cookie: this.#cookie(), accept };
    return this.#keep(await this.#town.server.inject({ url: `${url.pathname}${url.search}`, headers }));
  }

  async post(url: string, payload: object) {
    const headers = { cookie: this.#cookie(), 'x-csrf-token': (await this.whoAmI())?.csrfToken ?? '' };
    return this.#keep(await this.#town.server.inject({ method: 'POST', url, payload, headers }));
  }

  async signInByPassword(login: string): Promise<void> {
    this.#keep(await this.#town.signIn(login));
  }

  async whoAmI(): Promise<SessionInfo | undefined> {
    const answer = await this.open('/api/v1/session', 'application/json');
    return answer.statusCode === 200 ? answer.json() : undefined;
  }

  /** Starts at our door, confirms as `name` at the provider; gives the address it sends one back to. */
  async confirm(entrance: string, name: string, query = ''): Promise<string> {
    const begun = await this.open(`/api/v1/session/oidc/${entrance}/start${query}`);
    if (begun.statusCode !== 302) throw new Error(`not sent to the provider: ${begun.statusCode} ${begun.body}`);
    return this.visitor.confirm(begun.headers.location ?? '', name);
  }

  /** The whole way there and back. */
  async viaProvider(entrance: string, name: string, query = '') {
    return this.open(await this.confirm(entrance, name, query));
  }

  /** Proves by password for this purpose to be there. */
  stepUp(purpose: string, password: string) {
    return this.post('/api/v1/session/step-up', { purpose, password });
  }

  #cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep<T extends { cookies: { name: string; value: string }[] }>(answer: T): T {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}
