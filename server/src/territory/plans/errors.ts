import { conflict, forbidden, notFound, unprocessable } from '../../platform/errors/index.ts';

/** Also for a conflict outside the caller’s scope: the two look alike on purpose. */
export const conflictNotFound = () => notFound('conflict.not-found', '没有此规划冲突', 'No such conflict of plans');
export const actionNotAllowedNow = (status: string, allowed: readonly string[]) =>
  conflict('conflict.not-allowed-now', '冲突当前状态不能执行此操作', 'Not possible in the conflict’s present state', {
    facts: { status },
    allowed,
  });
export const reasonRequired = () => unprocessable('conflict.reason-required', '请填写理由', 'A reason is required');
export const documentRequired = () =>
  unprocessable('conflict.document-required', '决定须有文号', 'A decision needs a document number');
export const detailsMissing = () =>
  unprocessable('conflict.details-missing', '操作内容不完整', 'The action lacks what it needs');
export const sameAuthority = () =>
  unprocessable('conflict.same-authority', '须指定两个不同的部门', 'Two different authorities are needed');
export const foreignAuthority = () =>
  forbidden('conflict.foreign-authority', '该部门不是协调双方之一', 'This authority is not one of the two');
export const notAParty = () =>
  unprocessable(
    'conflict.not-a-party',
    '协调双方须为冲突所涉规划的主管部门',
    'The two have to be the authorities of the plans that contradict each other',
  );
export const notYourAuthority = () =>
  forbidden('conflict.not-your-authority', '只能代表本部门发表意见', 'You speak for your own authority only');
export const foreignDecision = () =>
  unprocessable(
    'conflict.other-than-decided',
    '修改与决定不符：决定保留的一方不得修改',
    'The change is not what was decided: the plan that holds stays as it is',
  );
export const oneVoiceEach = () =>
  forbidden('conflict.one-voice-each', '同一人不得代表双方发表意见', 'One person may not speak for both authorities');
export const opinionsMissing = () =>
  conflict(
    'conflict.opinions-missing',
    '双方意见不齐或不一致，须先会商',
    'Opinions are missing or differ: a conference first',
  );
export const stillThere = () =>
  conflict('conflict.still-there', '重新计算后冲突仍在，不能办结', 'Recomputation still finds it: it cannot be closed');
export const schemeNotFound = () => notFound('code-scheme.not-found', '没有此分类标准', 'No such code scheme');
export const ruleNotFound = () => notFound('conflict-rule.not-found', '没有此冲突规则', 'No such conflict rule');
export const badCursor = () => unprocessable('conflict.bad-cursor', '翻页标记无效', 'The cursor is not valid');
export const badBox = () => unprocessable('conflict.bad-box', '范围无效', 'The box is not valid');
export const foreignDataset = () =>
  unprocessable(
    'conflict.foreign-dataset',
    '只能修改冲突双方的数据集',
    'Only the two datasets of the conflict can be changed',
  );
export const nothingToFollow = () =>
  unprocessable(
    'conflict.nothing-to-follow',
    '该冲突没有可自动修改的另一方',
    'There is no other side that could be changed automatically',
  );
export const blueprintNotFound = () => notFound('blueprint.not-found', '没有此蓝图', 'No such blueprint');
export const blueprintNotReady = () =>
  conflict('blueprint.not-ready', '蓝图尚未生成', 'The blueprint is not ready', {});
export const blueprintOver = () => conflict('blueprint.over', '蓝图计算已结束', 'The blueprint is over already', {});
export const divisionUnknown = () =>
  unprocessable('blueprint.division-unknown', '没有该区县的边界', 'No outline of that district is known');
export const backdated = () =>
  unprocessable('conflict.backdated', '决定不能改变已过去的日期', 'A decision cannot change a day that has passed');
