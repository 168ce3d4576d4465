import type { Picture } from '../stream/picture.ts';
import type { Box } from './detection.ts';
import type { ModelDescription } from './model-description.ts';

/** Where the picture lies inside the model's input, in input pixels. */
export interface Placement {
  left: number;
  top: number;
  width: number;
  height: number;
}

const LETTERBOX_GREY = 114;

export function placePicture(picture: { width: number; height: number }, input: ModelDescription['input']): Placement {
  if (input.fit === 'stretch') return { left: 0, top: 0, width: input.width, height: input.height };
  const scale = Math.min(input.width / picture.width, input.height / picture.height);
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  return { left: Math.floor((input.width - width) / 2), top: Math.floor((input.height - height) / 2), width, height };
}

/** Corners in input pixels → fractions of the picture. */
export function boxFromInput(x1: number, y1: number, x2: number, y2: number, place: Placement): Box {
  return [
    (x1 - place.left) / place.width,
    (y1 - place.top) / place.height,
    (x2 - x1) / place.width,
    (y2 - y1) / place.height,
  ];
}

/** Scales (bilinear) and normalises a picture into the planar float input `[1, 3, height, width]`. */
export function pictureToTensor(picture: Picture, model: ModelDescription, place: Placement): Float32Array {
  const { width, height, channelOrder } = model.input;
  const plane = width * height;
  const tensor = new Float32Array(plane * 3);
  const sourceChannel = channelOrder === 'rgb' ? [0, 1, 2] : [2, 1, 0];
  for (let channel = 0; channel < 3; channel++) {
    const mean = model.mean[channel] ?? 0;
    const scale = 1 / (model.std[channel] ?? 1);
    const target = tensor.subarray(channel * plane, (channel + 1) * plane);
    if (model.input.fit === 'letterbox') target.fill((LETTERBOX_GREY - mean) * scale);
    fillPlane(target, width, picture, sourceChannel[channel] ?? 0, place, mean, scale);
  }
  return tensor;
}

function fillPlane(
  target: Float32Array,
  stride: number,
  { rgb, width, height }: Picture,
  channel: number,
  place: Placement,
  mean: number,
  scale: number,
): void {
  const columns = sampleColumns(width, place.width);
  for (let y = 0; y < place.height; y++) {
    const sourceY = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / place.height - 0.5));
    const top = Math.floor(sourceY);
    const down = sourceY - top;
    const upper = top * width * 3 + channel;
    const lower = Math.min(height - 1, top + 1) * width * 3 + channel;
    const row = (y + place.top) * stride + place.left;
    for (let x = 0; x < place.width; x++) {
      const left = columns.left[x] as number; // both arrays hold place.width entries
      const right = columns.right[x] as number;
      const across = columns.across[x] as number;
      const a = rgb[upper + left] as number; // inside the picture by construction
      const b = rgb[lower + left] as number;
      const above = a + ((rgb[upper + right] as number) - a) * across;
      const below = b + ((rgb[lower + right] as number) - b) * across;
      target[row + x] = (above + (below - above) * down - mean) * scale;
    }
  }
}

function sampleColumns(sourceWidth: number, targetWidth: number) {
  const left = new Int32Array(targetWidth);
  const right = new Int32Array(targetWidth);
  const across = new Float32Array(targetWidth);
  for (let x = 0; x < targetWidth; x++) {
    const source = Math.min(sourceWidth - 1, Math.max(0, ((x + 0.5) * sourceWidth) / targetWidth - 0.5));
    const whole = Math.floor(source);
    left[x] = whole * 3;
    right[x] = Math.min(sourceWidth - 1, whole + 1) * 3;
    across[x] = source - whole;
  }
  return { left, right, across };
}
