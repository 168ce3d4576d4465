import type { MapLayer } from '@shancheng/contracts/map';

/** 一张蓝图 is worked out from the plans; it is stored beside them, but is none of them. */
export function isBlueprint({ key }: Pick<MapLayer, 'key'>): boolean {
  return key.startsWith('blueprint-');
}

/** The class a layer stands under in the list. */
export function classOf(layer: Pick<MapLayer, 'key' | 'dataClass'>): MapLayer['dataClass'] | 'blueprint' {
  return isBlueprint(layer) ? 'blueprint' : layer.dataClass;
}
