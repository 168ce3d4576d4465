import { ApiError } from '@shancheng/api-client';
import type { TFunction } from 'i18next';

/** A refused or failed request in plain words: what happened, and what to do next. */
export interface ProblemText {
  title: string;
  detail: string | undefined;
  next: string;
}

const KIND_OF_STATUS: Record<number, string> = {
  0: 'network',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'tooMany',
};

/** Words for an error, in the current language; the server’s own sentence wins over the general one. */
export function problemText(error: unknown, t: TFunction<'ui'>, language: string): ProblemText {
  const status = error instanceof ApiError ? error.status : -1;
  const problem = error instanceof ApiError ? error.problem : undefined;
  const english = language === 'en';
  const kind = KIND_OF_STATUS[status] ?? 'server';
  const requestId = (problem as { requestId?: string } | undefined)?.requestId; // optional member of RFC 9457 body
  return {
    title: (english ? problem?.titleEn : problem?.title) ?? t(`problem.${kind}` as 'problem.server'),
    detail: english ? problem?.detailEn : problem?.detail,
    next: t(`problem.${kind}Next` as 'problem.serverNext', { id: requestId ?? t('problem.unknownId') }),
  };
}
