import type { ApiClient } from '@shancheng/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Feature, FeatureCollection } from 'geojson';
import { useApi } from '../session/SessionProvider.tsx';

/** The quiet base of a district’s map, EPSG:4490. */
export interface DistrictLayers {
  counties: FeatureCollection;
  streets: FeatureCollection;
  communities: FeatureCollection;
  basemap: FeatureCollection;
  /** One label point per division, properties {code, name, level}. */
  labels: FeatureCollection;
}

/** Reads the base map of one county (6-digit code) once; it changes rarely, so it is kept for the visit. */
export function useDistrictLayers(countyCode: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['district-layers', countyCode],
    queryFn: () => readDistrictLayers(api, countyCode),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

async function readDistrictLayers(api: ApiClient, countyCode: string): Promise<DistrictLayers> {
  const divisions = async (level: 'county' | 'street' | 'community', parent?: string) => {
    const { data } = await api.GET('/api/v1/map/divisions', {
      params: { query: { level, ...(parent === undefined ? {} : { parent }) } },
    });
    // the contract leaves geometry open; the server sends RFC 7946
    return (data ?? { type: 'FeatureCollection', features: [] }) as unknown as FeatureCollection;
  };
  const [counties, streets, communities, basemap] = await Promise.all([
    divisions('county'),
    divisions('street', countyCode),
    divisions('community', countyCode),
    api
      .GET('/api/v1/map/basemap')
      .then(({ data }) => (data ?? { type: 'FeatureCollection', features: [] }) as unknown as FeatureCollection), // as above
  ]);
  return {
    counties: withHome(counties, countyCode),
    streets,
    communities,
    basemap,
    labels: { type: 'FeatureCollection', features: labelPoints(withHome(counties, countyCode), streets, communities) },
  };
}

function withHome(counties: FeatureCollection, countyCode: string): FeatureCollection {
  return {
    ...counties,
    features: counties.features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, home: feature.properties?.code === countyCode },
    })),
  };
}

function labelPoints(...collections: FeatureCollection[]): Feature[] {
  return collections.flatMap(({ features }) =>
    features.flatMap((feature): Feature[] => {
      const centre: unknown = feature.properties?.centre;
      if (!isLonLat(centre)) return [];
      const { code, name, level, home } = feature.properties ?? {};
      // the home county’s streets are named; its own name would only crowd them
      if (home === true) return [];
      const short =
        typeof name === 'string' && level !== 'county' ? name.replace(/(街道办事处|街道|社区居委会|社区)$/, '') : name;
      return [
        {
          type: 'Feature',
          properties: { code, name: short, level },
          geometry: { type: 'Point', coordinates: [centre.lon, centre.lat] },
        },
      ];
    }),
  );
}

function isLonLat(value: unknown): value is { lon: number; lat: number } {
  return typeof value === 'object' && value !== null && 'lon' in value && 'lat' in value;
}
