import { describe, expect, it } from 'vitest';
import type { Box, Detection } from '../detection/detection.ts';
import { Tracker } from './tracker.ts';

const seen = (x: number, y = 0.5, label = 'person'): Detection => ({
  label,
  score: 0.8,
  box: [x, y, 0.06, 0.2] as Box,
});

describe('the tracker', () => {
  it('gives a walker one number at two frames a second, even when the boxes hardly overlap', () => {
    const tracker = new Tracker();
    const ids = [0, 1, 2, 3, 4, 5].map((i) => tracker.update([seen(0.1 + i * 0.055)], i * 500)[0]?.trackId);
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps two people apart who pass each other', () => {
    const tracker = new Tracker();
    let last = tracker.update([], 0);
    for (let i = 0; i < 9; i++) last = tracker.update([seen(0.1 + i * 0.04, 0.4), seen(0.5 - i * 0.04, 0.52)], i * 500);
    const right = last.find((track) => track.box[1] === 0.4);
    const left = last.find((track) => track.box[1] === 0.52);
    expect([right?.trackId, left?.trackId]).toEqual([1, 2]);
    expect(last).toHaveLength(2);
  });

  it('believes a hidden person to walk on, and finds them again under the same number', () => {
    const tracker = new Tracker();
    for (let i = 0; i < 4; i++) tracker.update([seen(0.1 + i * 0.04)], i * 500);
    const [hidden] = tracker.update([], 2000);
    expect(hidden).toMatchObject({ trackId: 1, seen: false, score: 0 });
    expect(hidden?.box[0]).toBeGreaterThan(0.23);
    expect(tracker.update([seen(0.3)], 2500)[0]).toMatchObject({ trackId: 1, seen: true });
  });

  it('forgets somebody unseen for too long', () => {
    const tracker = new Tracker();
    tracker.update([seen(0.2)], 0);
    expect(tracker.update([], 2000)).toEqual([]);
    expect(tracker.update([seen(0.2)], 2500)[0]?.trackId).toBe(2);
  });

  it('never continues a person as a car', () => {
    const tracker = new Tracker();
    tracker.update([seen(0.2)], 0);
    const tracks = tracker.update([seen(0.2, 0.5, 'car')], 500);
    expect(tracks.find((track) => track.label === 'car')?.trackId).toBe(2);
  });
});
