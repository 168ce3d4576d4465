import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { TONES, type Tokens } from '../tokens.ts';
import { BOLD, REGULAR } from './map-fonts.ts';

const EMPTY = { type: 'FeatureCollection' as const, features: [] };
/** A whole style without one address in it: works in a closed network and under a strict CSP. */
export function mapStyle(tokens: Tokens): StyleSpecification {
  const empty = { type: 'geojson' as const, data: EMPTY };
  return {
    version: 8,
    sources: {
      basemap: empty,
      counties: empty,
      streets: empty,
      communities: empty,
      divisionLabels: empty,
      incidents: {
        type: 'geojson',
        data: EMPTY,
        cluster: true,
        clusterRadius: 34,
        clusterMaxZoom: 15,
        clusterProperties: Object.fromEntries(
          TONES.map((tone) => [tone, ['+', ['case', ['==', ['get', 'tone'], tone], 1, 0]]]),
        ),
      },
      selected: empty,
      markers: empty,
    },
    layers: [...areaLayers(tokens), ...basemapLayers(tokens), ...lineLayers(tokens), ...labelLayers(tokens)],
  };
}

function areaLayers({ map }: Tokens): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': map.background } },
    { id: 'county-fill', type: 'fill', source: 'counties', paint: { 'fill-color': map.land, 'fill-opacity': 0.55 } },
    {
      id: 'street-fill',
      type: 'fill',
      source: 'streets',
      paint: { 'fill-color': ['coalesce', ['get', 'fill'], map.land], 'fill-opacity': 1 },
    },
  ];
}

function basemapLayers({ map }: Tokens): LayerSpecification[] {
  const kind = (name: string): ['==', ['get', string], string] => ['==', ['get', 'kind'], name];
  const polygon: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'Polygon'];
  const line: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'LineString'];
  const width = (
    at11: number,
    at16: number,
  ): ['interpolate', ['exponential', number], ['zoom'], number, number, number, number] => [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    11,
    at11,
    16,
    at16,
  ];
  const round = { 'line-cap': 'round' as const, 'line-join': 'round' as const };
  const river = ['any', kind('river'), kind('water')] as ['any', ...ReturnType<typeof kind>[]]; // tuple, not array, for the style type
  return [
    {
      id: 'park-fill',
      type: 'fill',
      source: 'basemap',
      filter: ['all', kind('park'), polygon],
      paint: { 'fill-color': map.park },
    },
    {
      id: 'ridge-fill',
      type: 'fill',
      source: 'basemap',
      filter: ['all', kind('ridge'), polygon],
      paint: { 'fill-color': map.ridge, 'fill-opacity': 0.8 },
    },
    {
      id: 'ridge-line',
      type: 'line',
      source: 'basemap',
      filter: ['all', kind('ridge'), line],
      layout: round,
      paint: { 'line-color': map.ridge, 'line-width': width(4, 20), 'line-opacity': 0.9 },
    },
    {
      id: 'river-fill',
      type: 'fill',
      source: 'basemap',
      filter: ['all', river, polygon],
      paint: { 'fill-color': map.water },
    },
    {
      id: 'river-line',
      type: 'line',
      source: 'basemap',
      filter: ['all', river, line],
      layout: round,
      paint: { 'line-color': map.water, 'line-width': width(7, 60) },
    },
    {
      id: 'road-casing',
      type: 'line',
      source: 'basemap',
      filter: kind('road'),
      layout: round,
      paint: { 'line-color': map.roadCasing, 'line-width': width(1.2, 9) },
    },
    {
      id: 'road-line',
      type: 'line',
      source: 'basemap',
      filter: kind('road'),
      layout: round,
      paint: { 'line-color': map.road, 'line-width': width(0.6, 6.5) },
    },
    {
      id: 'metro-line',
      type: 'line',
      source: 'basemap',
      filter: ['any', kind('rail'), kind('metro')],
      paint: { 'line-color': map.label, 'line-opacity': 0.35, 'line-width': width(0.8, 2.4), 'line-dasharray': [4, 2] },
    },
  ];
}

function lineLayers({ map }: Tokens): LayerSpecification[] {
  return [
    {
      id: 'community-line',
      type: 'line',
      source: 'communities',
      minzoom: 13.5,
      paint: { 'line-color': map.communityLine, 'line-width': 1 },
    },
    { id: 'street-line', type: 'line', source: 'streets', paint: { 'line-color': map.streetLine, 'line-width': 1.2 } },
    {
      id: 'county-glow',
      type: 'line',
      source: 'counties',
      filter: ['==', ['get', 'home'], true],
      paint: { 'line-color': map.glow, 'line-width': 6, 'line-blur': 6, 'line-opacity': 0.35 },
    },
    {
      id: 'county-line',
      type: 'line',
      source: 'counties',
      paint: { 'line-color': map.landLine, 'line-width': ['case', ['==', ['get', 'home'], true], 2, 0.8] },
    },
  ];
}

function labelLayers({ map }: Tokens): LayerSpecification[] {
  const halo = { 'text-halo-color': map.labelHalo, 'text-halo-width': 1.6 };
  const lineName = {
    'symbol-placement': 'line' as const,
    'text-field': ['get', 'name'] as ['get', string],
    'text-size': 12,
  };
  const level = (name: string): ['==', ['get', string], string] => ['==', ['get', 'level'], name];
  return [
    {
      id: 'river-name',
      type: 'symbol',
      source: 'basemap',
      filter: ['in', ['get', 'kind'], ['literal', ['river', 'water']]],
      layout: { ...lineName, 'text-font': REGULAR, 'text-letter-spacing': 0.4, 'text-size': 13 },
      paint: { 'text-color': map.waterLabel, 'text-halo-color': map.labelHalo, 'text-halo-width': 1 },
    },
    {
      id: 'road-name',
      type: 'symbol',
      source: 'basemap',
      minzoom: 14,
      filter: ['==', ['get', 'kind'], 'road'],
      layout: { ...lineName, 'text-font': REGULAR },
      paint: { 'text-color': map.label, 'text-opacity': 0.8, ...halo },
    },
    {
      id: 'place-name',
      type: 'symbol',
      source: 'basemap',
      minzoom: 13,
      filter: ['all', ['in', ['get', 'kind'], ['literal', ['ridge', 'park', 'place', 'station']]], ['has', 'name']],
      layout: { 'text-field': ['get', 'name'], 'text-font': REGULAR, 'text-size': 12 },
      paint: { 'text-color': map.label, 'text-opacity': 0.75, ...halo },
    },
    {
      id: 'community-name',
      type: 'symbol',
      source: 'divisionLabels',
      minzoom: 14.2,
      filter: level('community'),
      layout: { 'text-field': ['get', 'name'], 'text-font': REGULAR, 'text-size': 11, 'text-max-width': 8 },
      paint: { 'text-color': map.label, 'text-opacity': 0.7, ...halo },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: 'divisionLabels',
      minzoom: 11,
      filter: level('street'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 15, 16],
        'text-max-width': 8,
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.2,
      },
      paint: { 'text-color': map.label, ...halo },
    },
    {
      id: 'county-name',
      type: 'symbol',
      source: 'divisionLabels',
      maxzoom: 12,
      filter: level('county'),
      layout: { 'text-field': ['get', 'name'], 'text-font': BOLD, 'text-size': 13 },
      paint: { 'text-color': map.label, ...halo },
    },
  ];
}
