import { describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';

test('an empty environment gives the demo on this machine', () => {
  expect(loadConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    publicOrigin: 'http://127.0.0.1:8080',
    secureCookies: false,
    demo: true,
    databaseUrl: undefined,
    timeZone: 'Asia/Shanghai',
    remindSeconds: 30,
    nextPersonSeconds: 120,
  });
});

test('cookies are secure exactly when browsers come over https, unless told otherwise', () => {
  expect(loadConfig({ PUBLIC_ORIGIN: 'https://city.example/' })).toMatchObject({
    publicOrigin: 'https://city.example',
    secureCookies: true,
  });
  expect(loadConfig({ PUBLIC_ORIGIN: 'https://city.example', SECURE_COOKIES: 'false' }).secureCookies).toBe(false);
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['DEMO', 'perhaps'],
  ['LOG_LEVEL', 'loud'],
  ['TIME_ZONE', 'Mars/Olympus'],
  ['PUBLIC_ORIGIN', 'city.example'],
  ['PUBLIC_ORIGIN', 'https://city.example/app'],
  ['DISTRICT_CODE', 'Yuzhong'],
  ['NEXT_PERSON_SECONDS', '10'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => loadConfig({ [name]: value })).toThrow(name);
});

test('a wrong DATABASE_URL is refused without repeating its password', () => {
  const load = () => loadConfig({ DATABASE_URL: 'mysql://root:SECRET@db/x' });
  expect(load).toThrow('DATABASE_URL must be');
  expect(load).not.toThrow('SECRET');
});

describe('identity providers', () => {
  const OFFICIAL = {
    OIDC_OFFICIAL_ISSUER: 'https://login.gov.example/realm',
    OIDC_OFFICIAL_CLIENT_ID: 'shancheng',
    OIDC_OFFICIAL_CLIENT_SECRET: 'not to be told',
  };

  test('none is there unless configured; one can be there without the other, under a name of its own', () => {
    expect(loadConfig({})).toMatchObject({ oidcOfficial: undefined, oidcPublic: undefined });
    expect(loadConfig({ ...OFFICIAL, OIDC_OFFICIAL_NAME_ZH: '渝快政' })).toMatchObject({
      oidcOfficial: { issuer: 'https://login.gov.example/realm', name: { zh: '渝快政', en: 'government account' } },
      oidcPublic: undefined,
    });
  });

  test.each(Object.keys(OFFICIAL))('without %s it is refused, and no secret is repeated', (name) => {
    const load = () => loadConfig({ ...OFFICIAL, [name]: '' });
    expect(load).toThrow(name);
    expect(load).not.toThrow('not to be told');
  });

  test.each([
    'http://login.gov.example',
    'login.gov.example',
    'https://user@login.gov.example',
    'https://login.gov.example/?realm=1',
  ])('issuer %s is refused: nobody may listen in, or change who is who', (issuer) => {
    expect(() => loadConfig({ ...OFFICIAL, OIDC_OFFICIAL_ISSUER: issuer })).toThrow('OIDC_OFFICIAL_ISSUER');
  });
});
