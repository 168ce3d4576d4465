import { describe, expect, it } from 'vitest';
import { paintBlock } from '../simulator/yuv-picture.ts';
import { FrameTimes } from './frame-times.ts';
import { PpmSplitter } from './ppm-splitter.ts';
import { readStampedClock, STAMP_BITS, stampBits } from './stamped-clock.ts';

describe('pictures from the decoder', () => {
  const ppm = (width: number, height: number, value: number) =>
    Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), Buffer.alloc(width * height * 3, value)]);

  it('come out whole however the bytes are cut', () => {
    const stream = Buffer.concat([ppm(4, 2, 10), ppm(4, 2, 20), ppm(2, 2, 30)]);
    for (const size of [1, 7, 16, 1000]) {
      const splitter = new PpmSplitter();
      const pictures = [];
      for (let i = 0; i < stream.length; i += size) pictures.push(...splitter.push(stream.subarray(i, i + size)));
      expect(pictures.map((p) => [p.width, p.height, p.rgb[0], p.rgb.at(-1)])).toEqual([
        [4, 2, 10, 10],
        [4, 2, 20, 20],
        [2, 2, 30, 30],
      ]);
    }
  });

  it('are refused when they are no pictures', () => {
    expect(() => new PpmSplitter().push(Buffer.from('Segmentation fault\nat 0x00\n\n'))).toThrow('did not send PPM');
    expect(() => new PpmSplitter().push(Buffer.from('P6\n99999 2\n255\n'))).toThrow('did not send PPM');
    expect(() => new PpmSplitter().push(Buffer.alloc(100, 1))).toThrow('did not send PPM');
  });
});

describe('capture times', () => {
  it('are read to the millisecond from the decoder’s lines', () => {
    const times = new FrameTimes();
    expect(times.read('[Parsed_showinfo_1 @ 0x1] [info] config in time_base: 1/90000, frame_rate: 10/1')).toBe(true);
    times.read('[Parsed_showinfo_1 @ 0x1] [info] n:   0 pts:157878000090000 pts_time:1.7542e+09 duration: 9000');
    times.read('[Parsed_showinfo_1 @ 0x1] [info] n:   1 pts: 157878000134910 pts_time:1.7542e+09');
    expect(times.read('[rtsp @ 0x1] [error] something else')).toBe(false);
    expect([times.takeNext(), times.takeNext(), times.takeNext()]).toEqual([1754200001000, 1754200001499, undefined]);
  });
});

describe('the stamped clock of the bench camera', () => {
  const NOW = Date.parse('2026-11-23T10:24:42.123Z');

  function stamped(ms: number) {
    const luma = { width: 768, height: 576, data: Buffer.alloc((768 * 576 * 3) / 2, 90) };
    stampBits(ms).forEach((bit, i) => {
      paintBlock(luma, i * (768 / STAMP_BITS), 0, 768 / STAMP_BITS, 16, bit);
    });
    const rgb = new Uint8Array(768 * 576 * 3);
    for (let i = 0; i < rgb.length; i++) rgb[i] = luma.data[Math.floor(i / 3)] ?? 0;
    return { width: 768, height: 576, rgb };
  }

  it('is read back exactly', () => {
    expect(readStampedClock(stamped(NOW), NOW + 300)).toBe(NOW);
  });

  it('is not believed when it is far from now or when there is no stamp', () => {
    expect(readStampedClock(stamped(NOW), NOW + 120_000)).toBeUndefined();
    expect(readStampedClock({ width: 768, height: 576, rgb: new Uint8Array(768 * 576 * 3) }, NOW)).toBeUndefined();
  });
});
