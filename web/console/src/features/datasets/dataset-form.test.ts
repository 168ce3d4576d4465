import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { expect, test } from 'vitest';
import { bodyOf, editOf, emptyWords, wordsOf, wrongFields } from './dataset-form.ts';

const filled = {
  ...emptyWords('500103'),
  ...{
    key: 'river-parks',
    zh: ' 滨江公园 ',
    en: 'Riverside parks',
    authority: '园林局',
    licence: '内部',
    domain: '专项规划',
  },
};

test('a form just opened says which fields are missing', () => {
  expect([...wrongFields(emptyWords('500103'))].sort()).toEqual(['authority', 'domain', 'en', 'key', 'licence', 'zh']);
  expect(wrongFields(filled).size).toBe(0);
});

test.each(['River', 'a b', '-a', 'a--b', ''])('“%s” is no key', (key) => {
  expect(wrongFields({ ...filled, key }).has('key')).toBe(true);
});

test('zones need a code scheme or a land group; a control line or a dataset outside the map does not', () => {
  expect([...wrongFields({ ...filled, scheme: '' })]).toEqual(['scheme']);
  expect(wrongFields({ ...filled, scheme: '', landGroup: 'AGRI' }).size).toBe(0);
  expect(wrongFields({ ...filled, scheme: '', kind: 'line' }).size).toBe(0);
  expect(wrongFields({ ...filled, scheme: '', inMap: false }).size).toBe(0);
});

test('what is sent has no empty fields, and lines do not join the map', () => {
  expect(bodyOf(filled)).toMatchObject({
    name: { zh: '滨江公园' },
    plan: { domain: '专项规划', kind: 'zone', rank: 6 },
  });
  expect(bodyOf({ ...filled, scheme: '' })).not.toHaveProperty('scheme');
  expect(bodyOf({ ...filled, scale: '2000' }).scale).toBe(2000);
  expect(bodyOf({ ...filled, geometryKind: 'line' })).not.toHaveProperty('plan');
});

test('an edit holds only what was changed: emptied fields are taken away, what the form does not show is kept', () => {
  const before = {
    ...{
      id: 'x',
      key: 'river-parks',
      name: { zh: '甲', en: 'A' },
      dataClass: 'plan',
      authority: '园林局',
      scheme: 'YDYH2023',
    },
    ...{ geometryKind: 'polygon', scale: 500, licence: '内部', securityLevel: 'internal', divisionCode: '500103' },
    ...{ synthetic: false, revision: 4, createdAt: '', status: 'empty', versions: 0, openImports: 0 },
    plan: { domain: '专项规划', kind: 'zone', rank: 6, draft: true, landGroup: 'AGRI' },
  } satisfies DatasetSummary;
  const words = { ...wordsOf(before), scale: '', landGroup: '', rank: 3 };
  const edit = editOf(words, before, 5);
  expect(edit).toEqual({
    revision: 5,
    scale: null,
    plan: { domain: '专项规划', kind: 'zone', rank: 3, draft: true },
  });
  expect(editOf(wordsOf(before), before, 4)).toEqual({ revision: 4 });
});
