import type { Problem } from '@shancheng/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, badRequest, notFound, tooLarge, tooMany, unavailable, unsupportedMedia } from '../errors/index.ts';
import type { Logger } from '../log/log.ts';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Fastify’s and PostgreSQL’s own refusals in our words; anything not listed is our defect and tells nothing. */
function translate(error: FastifyError & { code?: string }): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error.validation) {
    return badRequest('request.invalid', '请求内容不符合要求', 'The request does not fit its schema', { cause: error });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge('request.too-large', '请求内容过大', 'The request is too large', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMedia('request.media-type', '不支持的内容类型', 'This content type is not accepted', {
        cause: error,
      });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return badRequest('request.malformed', '请求不是有效的 JSON', 'The request is not valid JSON', { cause: error });
    // PostgreSQL: a NUL in text, only possible by way of the address (bodies are checked when they are read).
    case '22021':
      return badRequest(
        'request.unstorable-text',
        '文字含有无法保存的字符',
        'The text holds characters that cannot be kept',
        {
          cause: error,
        },
      );
    // PostgreSQL: too many connections, shutting down, cannot connect now; pg: pool timed out, server gone.
    case '53300':
    case '57P01':
    case '57P02':
    case '57P03':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOENT':
      return unavailable('platform.database-away', '数据库暂不可用，请稍后重试', 'The database is away, try again', {
        cause: error,
      });
    default:
  }
  if (error.statusCode === 429)
    return tooMany('request.too-many', '请求过于频繁', 'Too many requests', { cause: error });
  if (error.statusCode === 400)
    return badRequest('request.malformed', '请求格式有误', 'The request is malformed', { cause: error });
  return undefined;
}

/** Answers any error as RFC 9457 problem+json, zh and en; logs refusals as info and our own defects as error. */
export function createProblemHandler(log: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => sendProblem(log, error, request, reply);
}

function sendProblem(log: Logger, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = translate(error);
  const route = request.routeOptions.url;
  if (known) log.info('Http:Refused', { requestId: request.id, code: known.code, route, ...known.facts });
  else log.error('Http:Defect', { requestId: request.id, route, error: String(error), stack: error.stack });
  const status = known?.status ?? 500;
  const problem: Problem = {
    type: `https://shancheng.example/problems/${known?.code ?? 'platform.defect'}`,
    status,
    code: known?.code ?? 'platform.defect',
    title: known?.title.zh ?? '系统内部错误，已记录',
    titleEn: known?.title.en ?? 'An internal error; it has been recorded',
    requestId: request.id,
    ...(known?.detail ? { detail: known.detail.zh, detailEn: known.detail.en } : {}),
    ...(known?.allowed ? { allowed: [...known.allowed] } : {}),
    ...(error.validation
      ? { errors: error.validation.slice(0, 20).map((e) => ({ path: e.instancePath, message: e.message ?? '' })) }
      : {}),
  };
  if (known?.retryAfterSeconds !== undefined) reply.header('retry-after', known.retryAfterSeconds);
  return reply.code(status).header('content-type', PROBLEM_TYPE).serializer(JSON.stringify).send(problem);
}

/** 404 for an address nobody serves. */
export function refuseUnknownRoute(): never {
  throw notFound('request.no-such-route', '没有此接口', 'No such route');
}
