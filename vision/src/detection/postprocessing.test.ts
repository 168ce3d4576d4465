import { describe, expect, it } from 'vitest';
import type { ModelDescription } from './model-description.ts';
import { type ModelOutput, UnexpectedOutputError } from './model-output.ts';
import { readNanodet } from './nanodet.ts';
import { pictureToTensor, placePicture } from './picture-tensor.ts';
import { readYolo } from './yolo.ts';

function model(family: ModelDescription['family'], change: Partial<ModelDescription['input']> = {}): ModelDescription {
  return {
    ...{ file: 'city.onnx', sha256: '0'.repeat(64), family, mean: [0, 0, 0], std: [255, 255, 255] },
    ...{ scoreThreshold: 0.4, overlapThreshold: 0.5, labels: ['person', 'stall', 'rubbish'] },
    input: { width: 64, height: 64, fit: 'stretch', channelOrder: 'rgb', ...change },
  };
}
const whole = { left: 0, top: 0, width: 64, height: 64 };

/** Candidates as rows `[cx, cy, w, h, …]`. */
const rows = (values: number[][]): ModelOutput => ({
  dims: [1, values.length, values[0]?.length ?? 0],
  data: Float32Array.from(values.flat()),
});
const columns = (values: number[][]): ModelOutput => {
  const width = values[0]?.length ?? 0;
  const data = Array.from({ length: width }, (_, field) => values.map((row) => row[field] ?? 0)).flat();
  return { dims: [1, width, values.length], data: Float32Array.from(data) };
};

describe('a YOLO answer', () => {
  const stall = [32, 16, 16, 8, 0.1, 0.9, 0.2];
  const weak = [10, 10, 4, 4, 0.3, 0.1, 0.1];
  const sameStall = [33, 16, 16, 8, 0.1, 0.7, 0.2];

  it.each([
    ['fields first (v8 and later)', columns([stall, weak, sameStall])],
    ['candidates first', rows([stall, weak, sameStall])],
  ])('is read with %s', (_, output) => {
    const found = readYolo([output], model('yolo'), whole);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ label: 'stall', box: [0.375, 0.1875, 0.25, 0.125] });
    expect(found[0]?.score).toBeCloseTo(0.9);
  });

  it('is read with objectness (v5), which lowers the score', () => {
    const found = readYolo(
      [
        rows([
          [32, 16, 16, 8, 0.5, 0.1, 0.9, 0.2],
          [32, 48, 16, 8, 0.2, 0, 0, 1],
        ]),
      ],
      model('yolo'),
      whole,
    );
    expect(found.map((d) => [d.label, Number(d.score.toFixed(2))])).toEqual([['stall', 0.45]]);
  });

  it('keeps overlapping things of different classes', () => {
    const person = [32, 16, 16, 8, 0.8, 0.1, 0];
    expect(readYolo([columns([stall, person])], model('yolo'), whole).map((d) => d.label)).toEqual(['stall', 'person']);
  });

  it('is put back into the picture when the input was letterboxed', () => {
    const wide = model('yolo', { fit: 'letterbox' });
    const place = placePicture({ width: 128, height: 64 }, wide.input);
    expect(place).toEqual({ left: 0, top: 16, width: 64, height: 32 });
    expect(readYolo([columns([[32, 32, 64, 32, 0.9, 0, 0]])], wide, place)[0]?.box).toEqual([0, 0, 1, 1]);
  });

  it('of another number of classes is refused with its shape', () => {
    expect(() => readYolo([{ dims: [1, 84, 8400], data: new Float32Array(84) }], model('yolo'), whole)).toThrow(
      UnexpectedOutputError,
    );
    expect(() => readYolo([{ dims: [1, 84, 8400], data: new Float32Array(84) }], model('yolo'), whole)).toThrow(
      '[1, 84, 8400]',
    );
  });
});

describe('a NanoDet answer', () => {
  const BINS = 11;
  /** One cell of the 8-pixel grid sees a stall that reaches 2, 1, 3 and 1 strides from its centre. */
  const answer = (): ModelOutput[] => {
    const scores = new Float32Array(64 * 3);
    const edges = new Float32Array(64 * 4 * BINS);
    const cell = 3 * 8 + 4;
    scores[cell * 3 + 1] = 0.8;
    [2, 1, 3, 1].forEach((strides, side) => {
      edges[(cell * 4 + side) * BINS + strides] = 50;
    });
    return [
      { dims: [1, 64, 3], data: scores },
      { dims: [1, 64, 4 * BINS], data: edges },
    ];
  };

  it('gives the box from its cell and edge distances', () => {
    const [found, ...more] = readNanodet(answer(), model('nanodet'), whole);
    expect(more).toEqual([]);
    expect(found?.label).toBe('stall');
    const [x = 0, y = 0, w = 0, h = 0] = found?.box ?? [];
    expect([x * 64, y * 64, w * 64, h * 64].map((v) => Number(v.toFixed(3)))).toEqual([20, 20, 40, 16]);
  });

  it('that is a YOLO’s is refused', () => {
    expect(() => readNanodet([{ dims: [1, 7, 10], data: new Float32Array(70) }], model('nanodet'), whole)).toThrow(
      UnexpectedOutputError,
    );
  });
});

describe('the picture for the model', () => {
  const picture = { width: 2, height: 1, rgb: Uint8Array.from([255, 0, 51, 255, 0, 51]) };

  it('has its channels in the model’s order, normalised', () => {
    const small = model('yolo', { width: 32, height: 32 });
    const rgb = pictureToTensor(picture, small, placePicture(picture, small.input));
    expect([rgb[0], rgb[1024], Number(rgb[2048]?.toFixed(2))]).toEqual([1, 0, 0.2]);
    const swapped = model('yolo', { width: 32, height: 32, channelOrder: 'bgr' });
    const bgr = pictureToTensor(picture, swapped, placePicture(picture, swapped.input));
    expect([Number(bgr[0]?.toFixed(2)), bgr[1024], bgr[2048]]).toEqual([0.2, 0, 1]);
  });

  it('is padded with grey when letterboxed', () => {
    const wide = model('yolo', { width: 32, height: 32, fit: 'letterbox' });
    const tensor = pictureToTensor(picture, wide, placePicture(picture, wide.input));
    expect(Number(tensor[0]?.toFixed(3))).toBe(0.447);
    expect(tensor[16 * 32]).toBe(1);
  });
});
