import { notFound } from '../../../platform/errors/index.ts';

/** Also for a report with a layer the caller may not see: the two look alike on purpose. */
export const complianceCheckNotFound = () =>
  notFound('compliance.not-found', '没有此审查记录', 'No such compliance check');
