/** Tiles are 512 px wide and the equator 40,075,017 m long. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** The longest of 1, 2 and 5 times a power of ten that is not longer. */
export function roundLength(metres: number): number {
  const ten = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].map((step) => step * ten).find((length) => length <= metres) ?? ten;
}

/** “500 m”, “2 km”. */
export function lengthWord(metres: number): string {
  return metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}

/** Denominator of the scale of a picture so many metres wide on paper so many millimetres wide, to two digits. */
export function scaleOf(groundM: number, paperMm: number): number {
  const exact = (groundM * 1000) / paperMm;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / digits) * digits;
}
