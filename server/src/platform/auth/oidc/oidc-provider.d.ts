// The package brings no types; here is the little of it that test-identity-provider.ts uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface ProviderContext {
    req: IncomingMessage;
    res: ServerResponse;
    method: string;
    path: string;
    type: string;
    status: number;
    body: unknown;
    redirect(address: string): void;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface GrantContext {
    oidc: { client: { clientId: string }; session: { accountId: string } };
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (owner: {
      clientId: string;
      accountId: string;
    }) => Grant;
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void;
    callback(): RequestListener;
    interactionResult(req: IncomingMessage, res: ServerResponse, result: object): Promise<string>;
  }
}
