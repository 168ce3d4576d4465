import { describe, expect, it } from 'vitest';
import { readViews, writeViews } from './saved-views.ts';

function memory(start?: string) {
  let held = start ?? null;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => {
      held = value;
    },
  };
}

describe('saved views', () => {
  it('come back as they were saved', () => {
    const storage = memory();
    const view = { id: '1', name: '解放碑夜市', search: { street: '500103003', type: '0501' } };
    expect(writeViews(storage, [view])).toBe(true);
    expect(readViews(storage)).toEqual([view]);
  });
  it('damaged storage is no views, not a broken page', () => {
    expect(readViews(memory('{"not":"a list"}'))).toEqual([]);
    expect(readViews(memory('<<<'))).toEqual([]);
    expect(readViews(memory('[{"id":1},{"id":"2","name":"ok","search":{"status":"bogus"}}]'))).toEqual([
      { id: '2', name: 'ok', search: {} },
    ]);
  });
  it('says so when the device refuses to keep them', () => {
    const full = {
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(writeViews(full, [])).toBe(false);
  });
});
