import type { ConflictDetail, ConflictList, PlanConflict } from '@shancheng/contracts/plan';
import { useApi, useTokens } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import type { Feature, FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import type { MapSearch } from '../../features/one-map/map-search.ts';
import { conflictShapes, sideColours } from '../../shared/conflict-shapes.ts';

interface DrawnAbove {
  search: MapSearch;
  chosen: ConflictDetail | undefined;
  hovered: PlanConflict | undefined;
  /** What the open tool shows. */
  shown: FeatureCollection | undefined;
  sketch: FeatureCollection;
}

/** Everything above the layers, lowest first: conflicts of another day, the chosen one, what a tool shows, the drawing. */
export function useMapDrawing({ search, chosen, hovered, shown, sketch }: DrawnAbove): FeatureCollection {
  const tokens = useTokens();
  const past = usePastConflicts(search);
  return useMemo(() => {
    const { levels } = tokens;
    const colour = ({ severity }: PlanConflict) =>
      severity === 'S1' ? levels.I : severity === 'S2' ? levels.II : levels.III;
    return {
      type: 'FeatureCollection',
      features: [
        ...(past ?? []).map((conflict) => pointAt(conflict, colour(conflict))),
        ...(chosen ? conflictShapes(chosen, sideColours(tokens)).features : []),
        ...(shown?.features ?? []),
        ...sketch.features,
        ...(hovered ? [pointAt(hovered, tokens.primary)] : []),
      ],
    };
  }, [tokens, past, chosen, shown, sketch, hovered]);
}

const MOST_POINTS = 500;

/** The tiles know today’s conflicts; those of another day are drawn as points. */
function usePastConflicts({ asOf, conflicts }: MapSearch): readonly PlanConflict[] | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['conflicts', 'points', asOf],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST_POINTS, ...(asOf === undefined ? {} : { asOf }) };
      return (await api.GET('/api/v1/conflicts', { params: { query }, signal })).data as ConflictList; // refusals throw, so there is data
    },
    enabled: asOf !== undefined && conflicts === true,
  });
  return asOf !== undefined && conflicts ? data?.items : undefined;
}

function pointAt({ place }: PlanConflict, color: string): Feature {
  return {
    type: 'Feature',
    properties: { color },
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
  };
}
