import { conflict, notFound, tooMany, unprocessable } from '../../../platform/errors/index.ts';

/** Also for the analysis of somebody else, or of data one may no longer see: they look alike on purpose. */
export const analysisNotFound = () => notFound('analysis.not-found', '没有此分析任务', 'No such analysis');
export const tooManyAnalyses = (most: number) =>
  tooMany(
    'analysis.too-many',
    `同时进行的分析最多 ${most} 个，请稍候`,
    `${most} analyses at once at most: wait for one`,
    {
      retryAfterSeconds: 10,
    },
  );
export const analysisOver = () => conflict('analysis.over', '该分析已结束', 'The analysis is over already');
export const commandOfAnother = () =>
  conflict('analysis.command-used', '该命令号已用于另一分析', 'This command id started another analysis');
export const analysisTooLong = () =>
  unprocessable('analysis.too-long', '计算时间过长，请缩小范围', 'It takes too long: ask more narrowly');
export const analysisBroke = () =>
  unprocessable('analysis.broke', '分析未能完成，已记录', 'The analysis could not be finished; it has been recorded');
