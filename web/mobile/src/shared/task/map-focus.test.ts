import { describe, expect, it } from 'vitest';
import { mapFocus } from './map-focus.ts';

const place = { lon: 106.5375, lat: 29.553 };

describe('where the small map looks', () => {
  it('shows the place alone while the phone does not know where it is', () => {
    expect(mapFocus(place, undefined)).toEqual({ ...place, zoom: 16 });
  });

  it('shows both, wider the farther apart they are', () => {
    const near = mapFocus(place, { lon: 106.539, lat: 29.553 });
    const far = mapFocus(place, { lon: 106.56, lat: 29.553 });
    expect(near.lon).toBeGreaterThan(place.lon);
    expect(near.zoom).toBeGreaterThan(far.zoom);
    expect(far.zoom).toBeGreaterThanOrEqual(12);
  });

  it('gives up showing both from the other end of the city', () => {
    expect(mapFocus(place, { lon: 106.7, lat: 29.6 })).toMatchObject(place);
  });

  it('stays still while the officer takes a few steps', () => {
    expect(mapFocus(place, { lon: 106.54001, lat: 29.55301 })).toEqual(
      mapFocus(place, { lon: 106.54002, lat: 29.55302 }),
    );
  });
});
