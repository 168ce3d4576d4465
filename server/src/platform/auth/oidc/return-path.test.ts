import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test.each(['/portal/', '/console/laws?on=2021-05-10', '/m/task/7#photo', '/cockpit/'])(
  '%s is one of our pages',
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

test.each([
  '',
  '/',
  'https://evil.example/portal/',
  '//evil.example/portal/',
  '/\\evil.example/portal/',
  '/portal/../..//evil.example',
  '/portal/..//evil.example/',
  '/portal/%2e%2e//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/api/v1/session',
  '/portalx/',
  'portal/',
])('%j is not, and leads home', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});

test('whatever is asked for, the browser stays here', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '..',
    '.',
    '@',
    ':',
    '//',
    'portal',
    'console',
    'evil.example',
    '\t',
    '%2e',
    '?',
    '#',
  );
  const wanted = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(wanted, (text) => {
      const url = new URL(safeReturnPath(text), 'https://city.example/api/v1/session/oidc/public/callback');
      expect(url.origin).toBe('https://city.example');
      expect(url.pathname).toMatch(/^\/$|^\/(console|cockpit|m|portal)\//);
    }),
    { numRuns: 2_000 },
  );
});
