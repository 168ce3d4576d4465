import { conflict, forbidden, notFound, unavailable, unprocessable } from '../../platform/errors/index.ts';

export const datasetNotFound = () => notFound('dataset.not-found', '没有此数据集', 'No such dataset');
export const badGeometry = (keys: readonly string[]) =>
  unprocessable('dataset.bad-geometry', '图形无效，不予发布', 'A geometry is not valid; nothing was published', {
    facts: { keys },
  });
export const versionNotFound = () => notFound('dataset.version-not-found', '没有此版本', 'No such version');
/** Also for a division outside the caller’s scope. */
export const divisionNotFound = () =>
  unprocessable('dataset.division-not-found', '行政区划不存在或不在您的范围内', 'No such division within your scope');
export const keyTaken = () =>
  conflict('dataset.key-taken', '这个标识已被使用，请换一个', 'This key is taken; choose another one');
export const changedMeanwhile = () =>
  conflict(
    'dataset.changed-meanwhile',
    '其他人刚改过此数据集，请重新载入',
    'Somebody else has just changed this dataset; load it anew',
    {
      allowed: ['reload'],
    },
  );
export const sensitiveNotAllowed = () =>
  forbidden('dataset.sensitive-not-allowed', '没有敏感数据的权限', 'You may not handle sensitive data');
export const planWantsAreas = () =>
  unprocessable('dataset.plan-wants-areas', '规划图层须为面', 'A plan layer must consist of polygons');
export const planWantsCodes = () =>
  unprocessable(
    'dataset.plan-wants-codes',
    '分区和现状图层须说明分类标准或用途类别，否则无法比对',
    'Zones and the present state need a code scheme or a land group, else they cannot be compared',
  );
/** The server’s GDAL is not installed or failed. */
export const geoPackageFailed = (cause: unknown) =>
  unavailable(
    'dataset.gpkg-failed',
    '暂时无法生成GeoPackage，可改下GeoJSON',
    'GeoPackage cannot be made now; GeoJSON can',
    {
      cause,
    },
  );
export const problemNotFound = () => notFound('import.problem-not-found', '没有此条问题', 'No such problem');
/** Also for an import outside the caller’s scope. */
export const importUnknown = () => notFound('import.not-found', '没有此次导入', 'No such import');
