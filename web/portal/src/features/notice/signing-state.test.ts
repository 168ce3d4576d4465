import { expect, it } from 'vitest';
import { signingState } from './signing-state.ts';

const at = '2026-11-24T02:00:00Z';
const paper = { kind: 'rectification-notice' as const, signatures: [] };
const signed = (side: 'officer' | 'subject' | 'refused') => ({ side, name: '王某', signedAt: at });

it('asks for a signature only while the server allows it and nobody of the enterprise has signed', () => {
  expect(signingState(paper, ['sign'])).toBe('to-sign');
  expect(signingState({ ...paper, signatures: [signed('officer')] }, ['sign'])).toBe('to-sign');
  expect(signingState(paper, [])).toBe('issued');
  expect(signingState({ ...paper, signatures: [signed('officer'), signed('subject')] }, ['sign'])).toBe('signed');
});

it('a notice of a visit is not signed; a refusal and a withdrawal are shown as such', () => {
  expect(signingState({ ...paper, kind: 'inspection-notice' }, ['sign'])).toBe('issued');
  expect(signingState({ ...paper, signatures: [signed('refused')] }, ['sign'])).toBe('refused');
  expect(signingState({ ...paper, signatures: [signed('subject')], withdrawnAt: at }, ['sign'])).toBe('withdrawn');
});
