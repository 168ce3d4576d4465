import { describe, expect, it } from 'vitest';
import { hrefOf, ownAddress, parseRoute, type Route } from './route.ts';

const ID = '0b7c3f5e-1111-4222-8333-444455556666';

describe('addresses of the portal’s pages', () => {
  it('opens what it wrote', () => {
    const routes: Route[] = [
      { page: 'home' },
      { page: 'verify' },
      { page: 'verify', number: '（渝中）市监整〔2026〕第00001号', code: 'AB 12&3' },
      { page: 'report' },
      { page: 'track', code: 'JB20260001-x7' },
      { page: 'results' },
      { page: 'results', q: '山月 网吧' },
      { page: 'result', code: 'JC/2026' },
      { page: 'draw', drawId: ID },
      { page: 'draw' },
      { page: 'themes' },
      { page: 'themes', themeId: 'internet-cafe' },
      { page: 'certificate', number: '50010012' },
      { page: 'sign-in', returnTo: `/portal/checks/${ID}` },
      { page: 'checks' },
      { page: 'check', checkId: ID },
      { page: 'notice', checkId: ID, documentId: ID },
      { page: 'enterprise' },
      { page: 'complaints' },
      { page: 'complain', checkId: ID },
      { page: 'complain' },
    ];
    for (const route of routes) expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it('opens the link printed on a document', () => {
    expect(parseRoute('/portal/verify?number=1%E5%8F%B7&code=9')).toEqual({ page: 'verify', number: '1号', code: '9' });
  });

  it('shows the home page for an address it does not know or cannot read', () => {
    expect(parseRoute('/portal/nonsense/1')).toEqual({ page: 'home' });
    expect(parseRoute('/portal')).toEqual({ page: 'home' });
    expect(parseRoute('/portal/%E5%8')).toEqual({ page: 'home' });
  });

  it('a link that says where to go after signing in leads to our own pages only', () => {
    expect(ownAddress(`/portal/checks/${ID}`)).toBe(`/portal/checks/${ID}`);
    for (const forged of [
      'https://evil.example/portal/checks',
      '//evil.example/portal/checks',
      'javascript:alert(1)',
      '/console/checks',
      '',
    ])
      expect(ownAddress(forged), forged).toBe('/portal/');
  });
});
