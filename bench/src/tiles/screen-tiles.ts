/** Tiles of 512 pixels are what the map draws; one step deeper they would be 256. */
const TILE_PX = 512;

export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** The tiles a screen of `[width, height]` CSS pixels shows around a place, at a whole zoom. */
export function screenTiles({ lon, lat }: { lon: number; lat: number }, z: number, [width, height]: [number, number]) {
  const column = ((lon + 180) / 360) * 2 ** z;
  const row = (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z;
  const tiles: Tile[] = [];
  for (let x = Math.floor(column - width / TILE_PX / 2); x <= Math.floor(column + width / TILE_PX / 2); x++)
    for (let y = Math.floor(row - height / TILE_PX / 2); y <= Math.floor(row + height / TILE_PX / 2); y++)
      tiles.push({ z, x, y });
  return tiles;
}
