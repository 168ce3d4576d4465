import { notFound, unprocessable } from '../../platform/errors/index.ts';

export const datasetNotFound = () => notFound('dataset.not-found', '没有此数据集', 'No such dataset');
export const badGeometry = (keys: readonly string[]) =>
  unprocessable('dataset.bad-geometry', '图形无效，不予发布', 'A geometry is not valid; nothing was published', {
    facts: { keys },
  });
