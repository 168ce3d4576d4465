import { describe, expect, it } from 'vitest';
import { FITTED, panBy, zoomAt } from './view-transform.ts';

const frame = { width: 800, height: 600 };

describe('looking closer at a picture', () => {
  it('keeps the point under the pointer where it is', () => {
    const view = zoomAt(FITTED, 2, 200, 150, frame);
    expect(view.scale).toBe(2);
    expect((200 - view.x) / view.scale).toBeCloseTo(200);
    expect((150 - view.y) / view.scale).toBeCloseTo(150);
  });
  it('never gets smaller than its frame or larger than twelve times', () => {
    expect(zoomAt(FITTED, 0.2, 0, 0, frame)).toEqual(FITTED);
    expect(zoomAt(FITTED, 100, 0, 0, frame).scale).toBe(12);
  });
  it('cannot be dragged out of its frame', () => {
    const close = zoomAt(FITTED, 2, 400, 300, frame);
    expect(panBy(close, 9999, 9999, frame)).toMatchObject({ x: 0, y: 0 });
    expect(panBy(close, -9999, -9999, frame)).toMatchObject({ x: -800, y: -600 });
    expect(panBy(FITTED, 50, 50, frame)).toEqual(FITTED);
  });
});
