import { expect, it } from 'vitest';
import { navigationLink } from './navigation-link.ts';

const place = { lon: 106.5372, lat: 29.5539 };

it('names latitude first, as geo: wants it, and the place in words', () => {
  expect(navigationLink(place, '李子坝观景平台', 'Android')).toBe(
    `geo:29.553900,106.537200?q=29.553900,106.537200(${encodeURIComponent('李子坝观景平台')})`,
  );
});

it('opens the maps of an iPhone, which knows no geo:', () => {
  expect(navigationLink(place, 'A', 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)')).toMatch(/^maps:\/\/\?daddr=29\.5/);
});
