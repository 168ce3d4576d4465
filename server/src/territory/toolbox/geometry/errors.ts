import { notFound, tooLarge, unprocessable } from '../../../platform/errors/index.ts';

export const badShape = (cause?: unknown) =>
  unprocessable('geometry.bad-shape', '图形无效或不在中国范围内', 'The shape is not valid, or not in China', { cause });
export const tooManyPositions = () =>
  tooLarge('geometry.too-many-positions', '图形顶点过多，最多 2 万个', 'Too many positions: 20,000 at most');
export const nothingToShrink = () =>
  unprocessable(
    'geometry.nothing-to-shrink',
    '点和线不能内缩，缓冲距离须大于 0',
    'A point or a line cannot be shrunk: the distance has to be more than 0',
  );
/** Also for a dataset outside the caller’s scope: the two look alike on purpose. */
export const noVersionThen = () =>
  notFound('geometry.no-version', '该日期没有此数据集的版本', 'No version of such a dataset on that day');
export const daysReversed = () =>
  unprocessable('geometry.days-reversed', '起始日期不得晚于截止日期', 'The first day lies after the second');
export const outsideSystem = (index: number) =>
  unprocessable('geometry.outside-system', '坐标超出坐标系范围', 'A position lies outside its coordinate system', {
    facts: { index },
  });
