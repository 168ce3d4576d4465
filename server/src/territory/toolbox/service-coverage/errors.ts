import { badRequest } from '../../../platform/errors/index.ts';

export const facilitiesOrPoints = () =>
  badRequest('coverage.facilities-or-points', '请给出设施类别或起点之一', 'Name either facility codes or points');
