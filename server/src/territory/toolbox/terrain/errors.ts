import { notFound, unprocessable } from '../../../platform/errors/index.ts';

export const terrainUnknown = () =>
  notFound('terrain.unknown', '没有可用的地形数据', 'No heights are known that you may see');
export const outsideTerrain = () =>
  unprocessable('terrain.outside', '观察点在地形数据范围之外', 'The place lies outside the known heights');
export const lineTooLong = () =>
  unprocessable('terrain.line-too-long', '剖面线过长，最多 50 公里', 'The line is too long: 50 km at most');
export const badPosition = () =>
  unprocessable('terrain.bad-position', '坐标不是经纬度', 'A position is not in degrees of longitude and latitude');
export const tooFar = () =>
  unprocessable('terrain.too-far', '可视范围相对地形精度过大', 'The radius is too large for heights as fine as these');
