import { badRequest, notFound } from '../../platform/errors/index.ts';

/** Also for a dataset outside the caller’s scope or level: the two look alike on purpose. */
export const layerNotFound = () => notFound('map.layer-not-found', '没有此图层或版本', 'No such layer or version');
export const noSuchTile = () =>
  badRequest('map.no-such-tile', '瓦片编号超出该级范围', 'No such tile at this zoom level');
