import { badRequest, unprocessable } from '../../../platform/errors/index.ts';

export const facilitiesOrPoints = () =>
  badRequest('coverage.facilities-or-points', '请给出设施类别或起点之一', 'Name either facility codes or points');
export const tooManyFacilities = (most: number) =>
  unprocessable(
    'coverage.too-many-facilities',
    `这些类别的在用设施超过 ${most} 个，请减少类别`,
    `More than ${most} facilities of these codes are in use: ask for fewer codes`,
  );
