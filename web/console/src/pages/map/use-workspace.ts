import type { MapLayers } from '@shancheng/contracts/map';
import type { PlanConflict } from '@shancheng/contracts/plan';
import { type Bounds, useName } from '@shancheng/ui';
import type { MapLibreMap } from '@shancheng/ui/map';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FeatureCollection } from 'geojson';
import { useCallback, useMemo, useState } from 'react';
import { useDrawing } from '../../features/map-tools/use-drawing.ts';
import { legendLines } from '../../features/one-map/legend-lines.ts';
import { listOf, type MapSearch, parseMapSearch, spotOf } from '../../features/one-map/map-search.ts';
import { useFailedLayers } from '../../features/one-map/use-failed-layers.ts';
import { useSeenCodes } from '../../features/one-map/use-seen-codes.ts';
import { conflictBounds } from '../../shared/conflict-shapes.ts';
import type { MapSpot } from '../../shared/map-tool.ts';
import { useCodeNames } from '../../shared/use-code-names.ts';
import { useConflict } from '../../shared/use-conflicts.ts';
import { usePermission } from '../../shared/use-permission.ts';
import { useMapDrawing } from './use-map-drawing.ts';

/** What the parts of the map workspace share: the address, the map, what is drawn above it and where it looks. */
export function useWorkspace(items: MapLayers['items']) {
  const navigate = useNavigate();
  const name = useName();
  const search = useSearch({ from: '/map' });
  const seesConflicts = usePermission('plan.view');
  const drawing = useDrawing();
  const [map, setMap] = useState<MapLibreMap>();
  const [shown, setShown] = useState<FeatureCollection>();
  // a link to a spot opens there; a click later moves nothing
  const [focus, setFocus] = useState<MapSpot | undefined>(() => (search.conflict ? undefined : spotOf(search)));
  const [extent, setExtent] = useState<Bounds>();
  const [hovered, setHovered] = useState<PlanConflict>();
  const change = useCallback(
    (next: MapSearch) => {
      if ('conflict' in next) setExtent(undefined);
      void navigate({ to: '/map', search: (before) => parseMapSearch({ ...before, ...next }), replace: true });
    },
    [navigate],
  );
  const chosen = useConflict(seesConflicts ? search.conflict : undefined).data;
  const drawn = useMapDrawing({ search, chosen, hovered, shown, sketch: drawing.sketch });
  const place = useMemo(() => aboveSheet(conflictBounds(chosen?.geometry)), [chosen?.geometry]);
  const seen = useSeenCodes(map);
  const failed = useFailedLayers(map);
  const factsOf = useCodeNames(items);
  const legend = legendLines(items, seen, listOf(search.hide), { factsOf, nameOf: (layer) => name(layer.name) });
  return {
    ...{ search, change, drawing, drawn, legend, failed, map, setMap, focus, setFocus, setShown, hovered, setHovered },
    ...{ seesConflicts, fit: extent ?? place, showExtent: (bounds: Bounds) => setExtent([...bounds]) },
  };
}

const NARROW = '(max-width: 760px)';

/** On a phone the sheet covers the lower part of the map: the box grows downwards, so that its middle stays in sight. */
function aboveSheet(bounds: Bounds | undefined): Bounds | undefined {
  if (!bounds || !globalThis.matchMedia(NARROW).matches) return bounds;
  const [west, south, east, north] = bounds;
  return [west, south - 2 * (north - south), east, north];
}
