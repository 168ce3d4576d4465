import { describe, expect, test } from 'vitest';
import { parseParcel } from './parse-parcel.ts';

describe('an outline out of a file', () => {
  test('boundary points give X as the northing; the ring is closed and the head names the zone', () => {
    const text = `[属性描述]\n几度分带=3\n带号=36\n[地块坐标]\n3,0.5,1,南区地块,面,,,@\nJ1,1,3271852.33,362086.98\nJ2,1,3271952.33,362086.98\nJ3,1,3271952.33,362186.98`;
    expect(parseParcel(text)).toEqual({
      format: 'boundary-points',
      parcels: 1,
      system: 'EPSG:4545',
      name: '南区地块',
      rings: [
        [
          [362086.98, 3271852.33],
          [362086.98, 3271952.33],
          [362186.98, 3271952.33],
          [362086.98, 3271852.33],
        ],
      ],
    });
  });

  test('GeoJSON gives its first polygon with its name, heights left out, and says how many there were', () => {
    const ring = [
      [106.5, 29.5, 200],
      [106.6, 29.5, 200],
      [106.6, 29.6, 200],
      [106.5, 29.5, 200],
    ];
    const feature = {
      type: 'Feature',
      properties: { name: '地块' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
    const draft = parseParcel(JSON.stringify({ type: 'FeatureCollection', crs, features: [feature, feature] }));
    expect(draft).toMatchObject({ format: 'geojson', parcels: 2, name: '地块', system: 'EPSG:4490' });
    expect(draft.rings[0]?.[0]).toEqual([106.5, 29.5]);
  });

  test.each([
    ['nothing', ''],
    ['prose', '此处无坐标'],
    ['broken JSON', '{"type":'],
    ['a point', '{"type":"Point","coordinates":[106,29]}'],
    ['two corners', 'J1,1,3271852,362086\nJ2,1,3271952,362086'],
    ['words for numbers', 'J1,1,a,b\nJ2,1,c,d\nJ3,1,e,f'],
    ['a ring of words', '{"type":"Polygon","coordinates":[["a","b","c","d"]]}'],
  ])('%s is refused', (_what, text) => {
    expect(() => parseParcel(text)).toThrow('compliance.unreadable-parcel');
  });

  test('more corners than any parcel has are refused', () => {
    const lines = Array.from({ length: 10_002 }, (_, i) => `J${i},1,${3_271_852 + i},${362_086 + i}`);
    expect(() => parseParcel(lines.join('\n'))).toThrow('compliance.too-many-corners');
  });
});
