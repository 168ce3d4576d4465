export { type AppliesOptions, appliesHere } from './applies-here.ts';
export { seedToolbox } from './seed-toolbox.ts';
export { type NewTerrain, putTerrainInTrx } from './terrain/terrain-store.ts';
