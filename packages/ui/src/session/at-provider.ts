import type { Entrance, OidcStart } from '@shancheng/contracts/sign-in';

/** Where the browser goes to be confirmed by the identity provider; it comes back to the page it is on now. */
export function atProvider(provider: Entrance, wish: Pick<OidcStart, 'mode' | 'purpose'> = {}): string {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams({ ...wish, returnTo: `${pathname}${search}${hash}` });
  return `/api/v1/session/oidc/${provider}/start?${query}`;
}
