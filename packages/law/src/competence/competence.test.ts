import { describe, expect, test } from 'vitest';
import { type Certificate, certificateProblem } from './certificate.ts';
import { findGrant, type Grant } from './grant.ts';

const TOWN = '50/500103/500103007/';
const grant: Grant = {
  authorityId: 'town',
  matterCode: 'C-0101',
  mode: 'delegated',
  powers: ['penalty', 'inspection'],
  areaPath: TOWN,
  from: '2023-09-01',
  until: '2025-07-01',
  documentNo: '渝府办发〔合成〕1号',
};
const asked = { authorityId: 'town', matterCode: 'C-0101', power: 'penalty' as const, placePath: `${TOWN}01/` };

describe('whether an authority may act', () => {
  test('a town that loses a matter on 1 July 2025 finishes what it filed on 30 June and files nothing on 2 July', () => {
    expect(findGrant([grant], { ...asked, on: '2025-06-30' })).toBe(grant);
    expect(findGrant([grant], { ...asked, on: '2025-07-01' })).toBeUndefined();
    expect(findGrant([grant], { ...asked, on: '2025-07-02' })).toBeUndefined();
  });

  test('not before it was given, not elsewhere, not for another power', () => {
    expect(findGrant([grant], { ...asked, on: '2023-08-31' })).toBeUndefined();
    expect(findGrant([grant], { ...asked, on: '2024-01-01', placePath: '50/500103/500103001/' })).toBeUndefined();
    expect(findGrant([grant], { ...asked, on: '2024-01-01', power: 'compulsion' })).toBeUndefined();
  });
});

const certificate: Certificate = {
  certificateNo: '合成-0001',
  holder: 'officer',
  authorityId: 'market',
  domains: ['market'],
  areaPath: '50/500103/',
  from: '2024-01-01',
  to: '2026-12-31',
  status: 'valid',
};
const acting = { authorityId: 'market', domain: 'market', placePath: TOWN, on: '2026-11-24' };

describe('whether an officer may act', () => {
  test('within field, area and time: nothing stands against it', () => {
    expect(certificateProblem(certificate, acting)).toBeUndefined();
    expect(certificateProblem(certificate, { ...acting, on: '2026-12-31' })).toBeUndefined();
  });

  test.each([
    ['expired', {}, { on: '2027-01-01' }],
    ['not-yet-valid', {}, { on: '2023-12-31' }],
    ['suspended', { status: 'suspended' }, {}],
    ['revoked', { status: 'revoked' }, {}],
    ['auxiliary', { holder: 'auxiliary' }, {}],
    ['other-authority', {}, { authorityId: 'fire' }],
    ['other-domain', {}, { domain: 'fire' }],
    ['other-area', {}, { placePath: '50/500105/' }],
  ] as const)('%s: may not', (problem, changed, question) => {
    expect(certificateProblem({ ...certificate, ...changed }, { ...acting, ...question })).toBe(problem);
  });

  test('the certificate of a comprehensive team holds in every field', () => {
    expect(certificateProblem({ ...certificate, domains: ['general'] }, { ...acting, domain: 'fire' })).toBeUndefined();
  });
});
