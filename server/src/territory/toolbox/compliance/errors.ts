import { conflict, notFound, tooLarge, unprocessable } from '../../../platform/errors/index.ts';

/** Also for a report with a layer the caller may not see: the two look alike on purpose. */
export const complianceCheckNotFound = () =>
  notFound('compliance.not-found', '没有此审查记录', 'No such compliance check');
export const ruleNotFound = () => notFound('compliance.no-such-rule', '没有此审查规则', 'No such compliance rule');
export const ruleChanged = () =>
  conflict(
    'compliance.rule-changed',
    '规则已被他人修改，请刷新后再改',
    'Somebody has changed the rule: read it again first',
  );
export const unreadableParcel = (cause?: unknown) =>
  unprocessable(
    'compliance.unreadable-parcel',
    '文件不是 GeoJSON 面或界址点坐标',
    'The file holds neither a GeoJSON polygon nor boundary points',
    { cause },
  );
export const tooManyCorners = () =>
  tooLarge('compliance.too-many-corners', '地块界址点过多，最多 1 万个', 'Too many corners: 10,000 at most');
export const systemUnclear = () =>
  unprocessable(
    'compliance.system-unclear',
    '无法判断坐标系，请选择坐标系',
    'The coordinate system cannot be told from the file: name it',
  );
