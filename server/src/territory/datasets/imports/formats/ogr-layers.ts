import type { DeclaredCrs } from '../raw-feature.ts';
import { type OgrOptions, ogrLines } from './run-ogr.ts';

export interface OgrLayer {
  name: string;
  features: number;
  hasGeometry: boolean;
  crs: DeclaredCrs | 'other' | undefined;
}

/** The layers of a file as `ogrinfo` describes them (its JSON came only with GDAL 3.7). */
export async function listOgrLayers(
  program: string,
  path: string,
  args: readonly string[],
  options: OgrOptions,
): Promise<OgrLayer[]> {
  const output: string[] = [];
  for await (const some of ogrLines(program, ['-ro', '-so', '-al', ...args, path], options)) {
    output.push(...some);
  }
  return output
    .join('\n')
    .split(/^Layer name: /m)
    .slice(1)
    .map(layerOf);
}

function layerOf(text: string): OgrLayer {
  const [name = ''] = text.split('\n');
  const wkt = /^Layer SRS WKT:\n([\s\S]*?)\n(?:Data axis|[A-Za-z ]+(?:: | = ))/m.exec(text)?.[1] ?? '';
  return {
    name: name.trim(),
    features: Number(/^Feature Count: (\d+)/m.exec(text)?.[1] ?? 0),
    hasGeometry: !/^Geometry: None/m.test(text),
    crs: crsOf(wkt),
  };
}

/** What a WKT2 text declares; `other` is what GDAL has to bring to degrees. */
export function crsOf(wkt: string): OgrLayer['crs'] {
  const isOurDatum =
    /China[ _](?:2000|Geodetic Coordinate System 2000)|CGCS2000|WGS[ _]?(?:19)?84|World Geodetic System 1984/i.test(
      wkt,
    );
  if (/^GEOG(?:CRS|CS)\[/.test(wkt)) return isOurDatum ? { kind: 'degrees' } : 'other';
  if (!/^(?:PROJCRS|PROJCS|BOUNDCRS)\[/.test(wkt)) return undefined;
  const parameter = (name: string) =>
    Number(new RegExp(`PARAMETER\\["${name}",([-0-9.]+)`, 'i').exec(wkt)?.[1] ?? Number.NaN);
  const [centralMeridian, falseEasting, scale] = [
    'Longitude of natural origin',
    'False easting',
    'Scale factor at natural origin',
  ].map(parameter);
  const isGaussKruger = isOurDatum && wkt.includes('METHOD["Transverse Mercator"') && scale === 1;
  if (!isGaussKruger || !Number.isFinite(centralMeridian) || !Number.isFinite(falseEasting)) return 'other';
  return { kind: 'gauss-kruger', centralMeridian: centralMeridian ?? 0, falseEasting: falseEasting ?? 0 };
}
