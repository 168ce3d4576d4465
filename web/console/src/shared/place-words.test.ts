import { describe, expect, it } from 'vitest';
import { placeWords } from './place-words.ts';

const area = { streetName: '上清寺街道', communityName: '嘉西村社区' };

describe('an address on one row', () => {
  it('puts the landmark first and the areas below, each said once', () => {
    expect(placeWords({ ...area, address: '上清寺街道 · 嘉西村社区 · 网格 017（李子坝观景平台旁）' })).toEqual({
      main: '李子坝观景平台旁',
      area: '上清寺街道 · 嘉西村社区 · 网格 017',
    });
  });
  it('shows the grid where there is no landmark', () => {
    expect(placeWords({ ...area, address: '上清寺街道 · 嘉西村社区 · 网格 003' }).main).toBe('网格 003');
  });
  it('leaves a written address alone', () => {
    expect(placeWords({ ...area, address: '李子坝正街 39 号' })).toEqual({
      main: '李子坝正街 39 号',
      area: '上清寺街道 · 嘉西村社区',
    });
  });
});
