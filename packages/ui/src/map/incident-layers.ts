import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { TONES, type Tokens, type Tone } from '../tokens.ts';
import { BOLD, REGULAR } from './map-fonts.ts';

/** A cluster takes the colour of its most urgent member, in this order. */
const URGENCY: readonly Tone[] = ['overdue', 'new', 'waiting', 'handling', 'checking', 'closed', 'void'];

/** Incident points, clusters, the halo of the selected one, officers and cameras. `marks`: one letter per tone. */
export function incidentLayers(tokens: Tokens, marks: Record<Tone, string>): LayerSpecification[] {
  const colour = pointColour(tokens);
  const outline = tokens.map.labelHalo;
  return [
    {
      id: 'marker-camera',
      type: 'circle',
      source: 'markers',
      filter: ['==', ['get', 'kind'], 'camera'],
      paint: {
        'circle-radius': 6,
        'circle-color': tokens.surfaceRaised,
        'circle-stroke-width': 2.5,
        'circle-stroke-color': ['case', ['get', 'dimmed'], tokens.tones.void.fill, tokens.tones.handling.fill],
      },
    },
    {
      id: 'marker-officer',
      type: 'circle',
      source: 'markers',
      filter: ['==', ['get', 'kind'], 'officer'],
      paint: {
        'circle-radius': 7,
        'circle-color': ['case', ['get', 'dimmed'], tokens.tones.void.fill, tokens.tones.closed.fill],
        'circle-stroke-width': 2,
        'circle-stroke-color': outline,
      },
    },
    {
      id: 'marker-name',
      type: 'symbol',
      source: 'markers',
      minzoom: 14,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': REGULAR,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-optional': true,
      },
      paint: { 'text-color': tokens.map.label, 'text-halo-color': outline, 'text-halo-width': 1.4 },
    },
    {
      id: 'selected-halo',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 20,
        'circle-color': tokens.primary,
        'circle-opacity': 0.22,
        'circle-stroke-width': 2.5,
        'circle-stroke-color': tokens.primary,
      },
    },
    {
      id: 'cluster',
      type: 'circle',
      source: 'incidents',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': clusterColour(tokens),
        'circle-opacity': 0.92,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 50, 20, 200, 25],
        'circle-stroke-width': 2,
        'circle-stroke-color': outline,
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'incidents',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': BOLD,
        'text-size': 13,
        'text-allow-overlap': true,
        // names below make room for the point, not only for its letter
        'text-padding': 9,
      },
      paint: { 'text-color': clusterInk() },
    },
    {
      id: 'incident',
      type: 'circle',
      source: 'incidents',
      filter: ['!', ['has', 'point_count']],
      layout: { 'circle-sort-key': ['get', 'order'] },
      paint: { 'circle-color': colour, 'circle-radius': 10, 'circle-stroke-width': 2, 'circle-stroke-color': outline },
    },
    {
      id: 'incident-mark',
      type: 'symbol',
      source: 'incidents',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'text-field': markOf(marks),
        'text-font': BOLD,
        'text-size': 11.5,
        'text-allow-overlap': true,
        // names below make room for the point, not only for its letter
        'text-padding': 9,
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': inkOf() },
    },
  ];
}

function pointColour(tokens: Tokens): DataDrivenPropertyValueSpecification<string> {
  const cases = TONES.flatMap((tone) => [tone, tokens.tones[tone].fill]);
  // the style type wants a fixed tuple; the list is built from the seven tones
  return ['match', ['get', 'tone'], ...cases, tokens.tones.void.fill] as unknown as ExpressionSpecification;
}

function clusterColour(tokens: Tokens): DataDrivenPropertyValueSpecification<string> {
  const cases = URGENCY.flatMap((tone) => [['>', ['get', tone], 0], tokens.tones[tone].fill]);
  return ['case', ...cases, tokens.tones.void.fill] as unknown as ExpressionSpecification; // as above
}

/** Yellow, green and teal need dark letters. */
const DARK_INK: readonly Tone[] = ['waiting', 'closed', 'void', 'handling'];

function inkOf(): DataDrivenPropertyValueSpecification<string> {
  return ['case', ['in', ['get', 'tone'], ['literal', [...DARK_INK]]], '#0B1526', '#FFFFFF'];
}

function clusterInk(): DataDrivenPropertyValueSpecification<string> {
  return [
    'case',
    ['>', ['+', ['get', 'overdue'], ['get', 'new']], 0],
    '#FFFFFF',
    ['>', ['get', 'waiting'], 0],
    '#0B1526',
    ['>', ['get', 'handling'], 0],
    '#0B1526',
    ['>', ['get', 'checking'], 0],
    '#FFFFFF',
    '#0B1526',
  ];
}

function markOf(marks: Record<Tone, string>): ExpressionSpecification {
  const cases = TONES.flatMap((tone) => [tone, marks[tone]]);
  return ['match', ['get', 'tone'], ...cases, ''] as unknown as ExpressionSpecification; // as above
}
