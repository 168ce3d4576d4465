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
