import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { scaleLayers } from './scale-layers.ts';

const layers: LayerSpecification[] = [
  {
    id: 'name',
    type: 'symbol',
    source: 's',
    layout: { 'text-size': ['interpolate', ['linear'], ['zoom'], 11, 10, 15, 16], 'text-offset': [0, 1] },
    paint: { 'text-halo-width': 1.5 },
  },
  {
    id: 'dot',
    type: 'circle',
    source: 's',
    paint: { 'circle-radius': ['step', ['get', 'n'], 13, 10, 16], 'circle-opacity': 0.5 },
  },
  { id: 'edge', type: 'line', source: 's', paint: { 'line-width': ['case', ['==', ['get', 'home'], true], 2, 1] } },
];

describe('a map on a larger screen', () => {
  it('grows sizes but neither zoom levels, nor thresholds, nor opacity', () => {
    expect(scaleLayers(layers, 2)).toEqual([
      {
        ...layers[0],
        layout: { 'text-size': ['interpolate', ['linear'], ['zoom'], 11, 20, 15, 32], 'text-offset': [0, 1] },
        paint: { 'text-halo-width': 3 },
      },
      { ...layers[1], paint: { 'circle-radius': ['step', ['get', 'n'], 26, 10, 32], 'circle-opacity': 0.5 } },
      { ...layers[2], paint: { 'line-width': ['case', ['==', ['get', 'home'], true], 4, 2] } },
    ]);
  });

  it('changes nothing on an ordinary screen', () => {
    expect(scaleLayers(layers, 1)).toBe(layers);
  });
});
