import type { ComplianceCheck, LayerVerdict } from '@shancheng/contracts/compliance';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from './reasons.ts';

const words = { zh: '理由', en: 'reason' };
const layer = (id: string, verdict: LayerVerdict) => ({
  datasetId: id,
  name: words,
  authority: '合成',
  domain: '合成',
  kind: 'zone' as const,
  rank: 1,
  verdict,
  insideM2: 1,
  outsideM2: 0,
  sharePercent: 100,
  features: [],
  rules: [{ id, verdict, explanation: words }],
});
const check = (about: Partial<ComplianceCheck>): ComplianceCheck => ({
  id: '',
  documentNo: '',
  name: '',
  projectType: 'residential',
  parcel: { type: 'Polygon', coordinates: [] },
  areaM2: 1,
  asOf: '2026-01-01',
  verdict: 'violates',
  layers: [],
  missing: [],
  madeAt: '',
  madeBy: '',
  hash: '',
  ...about,
});

describe('why a project does not comply', () => {
  it('what violates stands above what needs an argument and what is unknown', () => {
    const layers = [layer('unknown', 'unknown'), layer('argue', 'needs-argument'), layer('red', 'violates')];
    expect(reasonsOf(check({ layers })).map(({ id }) => id)).toEqual(['red', 'argue', 'unknown']);
  });
  it('the same rule of two layers is told once, a rule without any layer is told as unknown', () => {
    const reasons = reasonsOf(
      check({
        layers: [layer('red', 'violates'), layer('red', 'violates')],
        missing: [{ id: 'no-data', explanation: words }],
      }),
    );
    expect(reasons.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['red', 'violates'],
      ['no-data', 'unknown'],
    ]);
  });
  it('a figure of the design that nobody told is a reason too', () => {
    const indicators = [
      { indicator: 'far' as const, bound: 'most' as const, verdict: 'unknown' as const, reason: words },
    ];
    expect(reasonsOf(check({ indicators })).map(({ id }) => id)).toEqual(['far']);
  });
});
