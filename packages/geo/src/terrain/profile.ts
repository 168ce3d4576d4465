import { type Position, stepLengths } from '../network/line-length.ts';
import { type ElevationGrid, heightAt } from './elevation-grid.ts';

export interface ProfilePoint {
  /** Metres along the line. */
  distance: number;
  lon: number;
  lat: number;
  /** Metres above the sea; undefined outside the grid. */
  height: number | undefined;
}

export interface Profile {
  points: ProfilePoint[];
  /** Metres along the line, and metres up and down on it where heights are known. */
  length: number;
  climb: number;
  descent: number;
  /** Rise over run of the steepest stretch, up or down. */
  steepest: number;
}

/** Heights along a line, at its bends and every `stepM` metres between them. */
export function profileAlong(grid: ElevationGrid, line: readonly Position[], stepM: number): Profile {
  const points: ProfilePoint[] = [];
  let distance = 0;
  const add = (lon: number, lat: number, along: number) =>
    points.push({ distance: along, lon, lat, height: heightAt(grid, lon, lat) });
  const steps = stepLengths(line);
  for (const [i, [lon, lat]] of line.entries()) {
    const next = line[i + 1];
    if (next === undefined) {
      add(lon, lat, distance);
      break;
    }
    const metres = steps[i] ?? 0;
    const pieces = Math.max(1, Math.ceil(metres / stepM));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      add(lon + (next[0] - lon) * t, lat + (next[1] - lat) * t, distance + metres * t);
    }
    distance += metres;
  }
  return { points, length: distance, ...climbs(points) };
}

function climbs(points: readonly ProfilePoint[]) {
  let climb = 0;
  let descent = 0;
  let steepest = 0;
  for (const [i, { distance, height }] of points.entries()) {
    const next = points[i + 1];
    if (next?.height === undefined || height === undefined) continue;
    const rise = next.height - height;
    climb += Math.max(0, rise);
    descent += Math.max(0, -rise);
    const run = next.distance - distance;
    if (run > 0 && Math.abs(rise / run) > Math.abs(steepest)) steepest = rise / run;
  }
  return { climb, descent, steepest };
}
