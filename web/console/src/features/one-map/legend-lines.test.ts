import type { MapLayer } from '@shancheng/contracts/map';
import { describe, expect, it } from 'vitest';
import { legendLines } from './legend-lines.ts';

const layer = (key: string, scheme?: string) => ({ key, ...(scheme ? { scheme } : {}) }) as unknown as MapLayer; // what the legend reads of it
const layers = [layer('zone', 'YDYH2023'), layer('survey', 'GB/T 21010'), layer('roads'), layer('blueprint-500103')];
const words = {
  factsOf: (scheme: string | undefined, code: string | undefined) =>
    scheme === 'YDYH2023' ? { name: `名称 ${code}`, color: '#ffff00', doubtful: code === '07' } : undefined,
  nameOf: ({ key }: MapLayer) => key,
};
const seen = (key: string, code?: string, color?: string) => ({ layer: key, code, color });

describe('the legend', () => {
  it('names every code once, in the order of the codes, after the layers that have none', () => {
    const lines = legendLines(
      layers,
      [seen('zone', '14'), seen('zone', '07'), seen('roads'), seen('zone', '07')],
      [],
      words,
    );
    expect(lines.map(({ code, name }) => [code, name])).toEqual([
      [undefined, 'roads'],
      ['07', '名称 07'],
      ['14', '名称 14'],
    ]);
  });
  it('marks a colour nobody has read in a norm, and one whose scheme nobody has described', () => {
    const lines = legendLines(
      layers,
      [seen('zone', '07'), seen('zone', '14'), seen('survey', '07', '#123456')],
      [],
      words,
    );
    expect(lines.map(({ code, color, doubtful }) => [code, color, doubtful])).toEqual([
      ['07', '#123456', true],
      ['07', '#ffff00', true],
      ['14', '#ffff00', false],
    ]);
  });
  it('says whose code it is where two schemes have the same', () => {
    const lines = legendLines(layers, [seen('zone', '07'), seen('survey', '07'), seen('zone', '14')], [], words);
    expect(lines.map(({ name }) => name)).toEqual([' · GB/T 21010', '名称 07 · YDYH2023', '名称 14']);
  });
  it('shows a layer whose codes belong to no scheme as one line with its own name', () => {
    const lines = legendLines(
      layers,
      [seen('blueprint-500103'), seen('blueprint-500103', '0301'), seen('blueprint-500103', '07')],
      [],
      words,
    );
    expect(lines.map(({ code, name }) => [code, name])).toEqual([[undefined, 'blueprint-500103']]);
  });
  it('keeps a code that is switched off, so that it can be switched on again', () => {
    expect(legendLines(layers, [], ['07'], words)).toMatchObject([{ code: '07', name: '名称 07', color: '#ffff00' }]);
  });
});
