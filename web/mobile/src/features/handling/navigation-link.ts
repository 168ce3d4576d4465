import type { LonLat } from '@shancheng/contracts/common';

/**
 * Opens the phone's own navigation at a WGS 84 point. Android hands `geo:` to the map app of the officer's choice;
 * iOS knows no `geo:` and opens its own maps.
 */
export function navigationLink(place: LonLat, label: string, userAgent: string): string {
  const point = `${place.lat.toFixed(6)},${place.lon.toFixed(6)}`;
  if (/iPhone|iPad|iPod/.test(userAgent)) return `maps://?daddr=${point}&q=${encodeURIComponent(label)}`;
  return `geo:${point}?q=${point}(${encodeURIComponent(label)})`;
}
