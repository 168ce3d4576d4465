import { type ApiClient, ApiError } from '@shancheng/api-client';
import type { NewComplaint, NewViolationReport } from '@shancheng/contracts/complaint';
import type { NewFeedback, NewRating, NewSubjectSignature } from '@shancheng/contracts/portal';

const WORDS_TIMEOUT_MS = 20_000;
const PICTURE_TIMEOUT_MS = 120_000;
const soon = () => ({ signal: AbortSignal.timeout(WORDS_TIMEOUT_MS) });

/** Every call of the portal. A refusal throws ApiError; no answer in time throws it with status 0. */
export function createPortalApi(api: ApiClient) {
  return { ...publicCalls(api), ...checkCalls(api), ...enterpriseCalls(api), ...complaintCalls(api) };
}
export type PortalApi = ReturnType<typeof createPortalApi>;

function publicCalls(api: ApiClient) {
  return {
    document: (number: string, code: string) =>
      answerOf(api.GET('/api/v1/public/documents', { params: { query: { number, code } }, ...soon() })),
    report: (body: NewViolationReport) => answerOf(api.POST('/api/v1/public/reports', { body, ...soon() })),
    reported: (code: string) =>
      answerOf(api.GET('/api/v1/public/reports/{code}', { params: { path: { code } }, ...soon() })),
    results: (query: { q?: string; cursor?: string }) =>
      answerOf(api.GET('/api/v1/public/results', { params: { query }, ...soon() })),
    result: (code: string) =>
      answerOf(api.GET('/api/v1/public/results/{code}', { params: { path: { code } }, ...soon() })),
    draw: (drawId: string) =>
      answerOf(api.GET('/api/v1/public/draws/{drawId}', { params: { path: { drawId } }, ...soon() })),
    themes: () => answerOf(api.GET('/api/v1/public/themes', soon())),
    authorities: () => answerOf(api.GET('/api/v1/public/authorities', soon())),
    certificate: (certificateNo: string) =>
      answerOf(api.GET('/api/v1/public/officers', { params: { query: { certificateNo } }, ...soon() })),
  };
}

function checkCalls(api: ApiClient) {
  const of = (checkId: string) => ({ params: { path: { checkId } }, ...soon() });
  return {
    checks: () => answerOf(api.GET('/api/v1/portal/checks', soon())),
    check: (checkId: string) => answerOf(api.GET('/api/v1/portal/checks/{checkId}', of(checkId))),
    feedBack: (checkId: string, body: NewFeedback) =>
      answerOf(api.POST('/api/v1/portal/checks/{checkId}/feedback', { ...of(checkId), body })),
    sign: (checkId: string, body: NewSubjectSignature) =>
      answerOf(api.POST('/api/v1/portal/checks/{checkId}/signature', { ...of(checkId), body })),
    rate: (checkId: string, body: NewRating) =>
      answerOf(api.PUT('/api/v1/portal/checks/{checkId}/rating', { ...of(checkId), body })),
    sendPhoto: (checkId: string, photoId: string, jpeg: Blob, capturedAt: string) =>
      answerOf(
        api.PUT('/api/v1/portal/checks/{checkId}/photos/{photoId}', {
          params: { path: { checkId, photoId }, header: { 'x-captured-at': capturedAt } },
          headers: { 'content-type': jpeg.type },
          // the API document does not describe raw bytes as a body; they go out as they are
          body: jpeg as never,
          bodySerializer: () => jpeg,
          signal: AbortSignal.timeout(PICTURE_TIMEOUT_MS),
        }),
      ),
  };
}

function enterpriseCalls(api: ApiClient) {
  const of = (subjectId: string) => ({ params: { path: { subjectId } }, ...soon() });
  return {
    subjects: () => answerOf(api.GET('/api/v1/portal/subjects', soon())),
    forecast: (subjectId: string) => answerOf(api.GET('/api/v1/portal/subjects/{subjectId}/forecast', of(subjectId))),
    renewCheckCode: (subjectId: string) =>
      answerOf(api.POST('/api/v1/portal/subjects/{subjectId}/check-code', of(subjectId))),
  };
}

function complaintCalls(api: ApiClient) {
  return {
    complain: (body: NewComplaint) => answerOf(api.POST('/api/v1/portal/complaints', { body, ...soon() })),
    complaints: (cursor?: string) =>
      answerOf(api.GET('/api/v1/portal/complaints', { params: { query: cursor ? { cursor } : {} }, ...soon() })),
  };
}

/** What came back. A hotel’s or café’s own page instead of an answer is no answer. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call.catch((error: unknown) => {
    throw error instanceof ApiError ? error : new ApiError(0, undefined);
  });
  if (data === undefined) throw new ApiError(0, undefined);
  return data;
}
