import type { RawFeature } from '../raw-feature.ts';

const WKT = ['wkt', 'geom', 'geometry', 'the_geom'];
const X = ['lon', 'lng', 'longitude', 'x', '经度'];
const Y = ['lat', 'latitude', 'y', '纬度'];

/** Which columns of a CSV hold the shape. They are kept, so that a shape that is none can be told from none at all. */
export const CSV_OPTIONS = [
  ...['-oo', `X_POSSIBLE_NAMES=${X.join(',')}`, '-oo', `Y_POSSIBLE_NAMES=${Y.join(',')}`],
  ...['-oo', `GEOM_POSSIBLE_NAMES=${WKT.join(',')}`, '-oo', 'KEEP_GEOM_COLUMNS=YES'],
];

/** Takes the columns of the shape out of the attributes again; what they say without being a shape is unreadable. */
export function withoutShapeColumns(feature: RawFeature): RawFeature {
  const names = Object.keys(feature.properties);
  const find = (usual: readonly string[]) => names.filter((name) => usual.includes(name.toLowerCase())).slice(0, 1);
  const wkt = find(WKT);
  const columns = wkt.length > 0 ? wkt : [...find(X), ...find(Y)];
  const text = columns
    .map((name) => feature.properties[name])
    .filter((value) => value !== '' && value !== null)
    .join(', ');
  const properties = Object.fromEntries(Object.entries(feature.properties).filter(([name]) => !columns.includes(name)));
  const unreadable = feature.geometry === undefined && text !== '' ? { unreadable: text.slice(0, 100) } : {};
  return { ...feature, properties, ...unreadable };
}
