import { fileRefused } from '../import-errors.ts';
import type { OpenedFile, RawFeature } from '../raw-feature.ts';
import { listOgrLayers, type OgrLayer } from './ogr-layers.ts';
import { notANumber, type OgrOptions, ogrLines, unreadable } from './run-ogr.ts';

export interface OgrSource extends OgrOptions {
  path: string;
  format: string;
  /** Open options of the driver: `-oo`, `NAME=VALUE`, … */
  args?: readonly string[];
  encoding?: string;
  /** Puts right what the driver leaves as it is. */
  refine?: (feature: RawFeature) => RawFeature;
}

/** Opens a file through GDAL: the fullest of its layers, in the coordinates it has. */
export async function openOgr(folder: string, source: OgrSource): Promise<OpenedFile> {
  const { args = [], path, format, encoding } = source;
  const layers = (await listOgrLayers(`${folder}ogrinfo`, path, args, source)).filter((layer) => layer.hasGeometry);
  const layer = layers.toSorted((a, b) => b.features - a.features)[0];
  if (layer === undefined) throw fileRefused('no-shapes', '文件中没有图形', 'The file holds no shapes');
  return {
    format,
    layer: layer.name,
    declaredCrs: layer.crs === 'other' ? { kind: 'degrees' } : layer.crs,
    ...(encoding === undefined ? {} : { encoding }),
    features: () => readLayer(`${folder}ogr2ogr`, source, layer),
  };
}

/**
 * GeoJSON lines would be brought to WGS 84 and cut to seven digits; calling any coordinates degrees and asking for ten
 * keeps them as they are.
 */
async function* readLayer(program: string, source: OgrSource, layer: OgrLayer): AsyncGenerator<RawFeature> {
  const crs = layer.crs === 'other' ? ['-t_srs', 'EPSG:4326'] : ['-a_srs', 'EPSG:4326'];
  const args = [
    ...['-f', 'GeoJSONSeq', '/vsistdout/', source.path, ...(source.args ?? [])],
    ...[...crs, '-lco', 'COORDINATE_PRECISION=10', '-dim', 'XY', '-nlt', 'CONVERT_TO_LINEAR', layer.name],
  ];
  const { refine = (feature) => feature } = source;
  let row = 0;
  for await (const some of ogrLines(program, args, source)) {
    for (const line of some) if (line.trim() !== '') yield refine(featureOf(line, ++row));
  }
}

function featureOf(line: string, row: number): RawFeature {
  try {
    // Written by GDAL just now, so it is a GeoJSON feature; normalising looks at every number in it.
    const { properties, geometry } = JSON.parse(line) as Omit<RawFeature, 'row'>;
    return { row, properties: properties ?? {}, geometry: geometry ?? undefined };
  } catch {
    // GDAL writes nan and inf as such, which is no JSON.
    if (/\b(?:nan|inf(?:inity)?)\b/i.test(line)) throw notANumber();
    throw unreadable(`row ${row} is no feature`);
  }
}
