import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider, { type GrantContext, type ProviderContext } from 'oidc-provider';

/** Claims of an ID token, as a test may bend them. */
export type Claims = Record<string, unknown>;

export interface TestIdentityProvider {
  readonly issuer: string;
  /** What is done to the next ID tokens before they are handed out; `sign` signs with the provider’s own key. */
  bend: ((claims: Claims, sign: (claims: Claims) => string, token: string) => string) | undefined;
  /** Ignores `prompt=login` and `max_age`, as a careless provider would. */
  careless: boolean;
  /** Answers everything with 500. */
  broken: boolean;
  /** How often the token endpoint was asked. */
  readonly tokenRequests: number;
  stop(): Promise<void>;
}

/** What the platform is configured with to sign in there. */
export const TEST_CLIENT = { clientId: 'shancheng', clientSecret: 'the-secret-of-a-test-0123456789abcdef' };

/**
 * A real OpenID provider (oidc-provider) on this machine: authorisation code only, PKCE demanded, RS256. Whoever types a
 * name is that person. Invented, for tests (合成).
 */
export async function startIdentityProvider(redirectUris: readonly string[]): Promise<TestIdentityProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A TCP server that listens has an address of this form.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, configuration(redirectUris, privateKey));
  const state = { bend: undefined, careless: false, broken: false, tokenRequests: 0 } as Pick<
    TestIdentityProvider,
    'bend' | 'careless' | 'broken'
  > & {
    tokenRequests: number;
  };
  provider.use(async (context, next) => {
    if (!state.broken) return next();
    context.status = 500;
  });
  provider.use((context, next) => interact(provider, context, next));
  provider.use(async (context, next) => {
    if (state.careless && context.path === '/auth') context.req.url = withoutHaste(context.req.url ?? '');
    await next();
    if (context.path === '/token') {
      state.tokenRequests += 1;
      bendToken(context, state.bend, privateKey);
    }
  });
  server.on('request', provider.callback());
  return Object.assign(state, { issuer, stop: () => close(server) });
}

function configuration(redirectUris: readonly string[], key: KeyObject): object {
  return {
    clients: [
      {
        client_id: TEST_CLIENT.clientId,
        client_secret: TEST_CLIENT.clientSecret,
        redirect_uris: redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a test signs its cookies'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id}（合成）` }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 3600 },
  };
}

/** Everybody consents. */
async function loadExistingGrant(this: unknown, context: GrantContext & { oidc: { provider: Provider } }) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

const PAGE = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>测试身份认证（合成）</title>
<form method="post"><label>姓名 <input name="login" autofocus></label><button>确认</button>
<button name="cancel" value="1">取消</button></form></html>`;

async function interact(provider: Provider, context: ProviderContext, next: () => Promise<void>): Promise<void> {
  if (!context.path.startsWith('/interaction/')) return next();
  if (context.method !== 'POST') {
    context.type = 'html';
    context.body = PAGE;
    return;
  }
  const form = new URLSearchParams(await text(context.req));
  const result = form.has('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('login') } };
  context.redirect(await provider.interactionResult(context.req, context.res, result));
}

function bendToken(context: ProviderContext, bend: TestIdentityProvider['bend'], key: KeyObject): void {
  // What the token endpoint answers is JSON made by the library: an ID token, or an error without one.
  const body = context.body as { id_token?: string };
  if (!bend || body.id_token === undefined) return;
  const claims: Claims = JSON.parse(Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString());
  context.body = { ...body, id_token: bend(claims, (bent) => signed(bent, key), body.id_token) };
}

/** A JWT of these claims with the key, RS256 (RFC 7515). */
export function signed(claims: Claims, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT', kid: 'test' })}.${part(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`;
}

function withoutHaste(address: string): string {
  const url = new URL(address, 'http://here');
  for (const name of ['prompt', 'max_age']) url.searchParams.delete(name);
  return `${url.pathname}${url.search}`;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** A browser at the provider, remembered there by its cookies. */
export class ProviderVisitor {
  readonly #cookies = new Map<string, string>();

  /** Follows the redirects of the provider, types the name where asked, and gives the address it sends one back to. */
  async confirm(location: string, name: string, form: Record<string, string> = { login: name }): Promise<string> {
    const { origin } = new URL(location);
    let answer = await this.#ask(location);
    for (let hops = 0; hops < 10; hops++) {
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
      const url = new URL(next, origin);
      if (url.origin !== origin) return url.href;
      answer = url.pathname.startsWith('/interaction/')
        ? await this.#ask(url.href, { method: 'POST', body: new URLSearchParams(form) })
        : await this.#ask(url.href);
    }
    throw new Error('the provider redirects in circles');
  }

  async #ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
