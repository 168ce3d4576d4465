import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/index.ts';
import type { Logger } from '../log/log.ts';

const STYLE =
  'body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.6 system-ui,sans-serif;color:#1f2937;background:#f3f5f8}' +
  'main{max-width:26em;margin:16px;padding:32px;border-radius:8px;background:#fff;box-shadow:0 1px 6px #0002}' +
  'h1{margin:0 0 4px;font-size:20px}p{margin:0 0 12px}[lang=en]{color:#4b5563;font-size:14px}' +
  'a{display:inline-block;margin-top:8px;padding:10px 20px;border-radius:6px;background:#0b5cad;color:#fff;text-decoration:none}' +
  'code{color:#6b7280;font-size:12px}';

/**
 * Answers a browser that came back from an identity provider with a page people can read, in both languages, and a way
 * back; whoever does not ask for HTML gets the problem document by rethrowing. The status is the same.
 */
export function sendSignInProblem(
  log: Logger,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  back: string,
): FastifyReply {
  if (!(error instanceof AppError) || !request.headers.accept?.includes('text/html')) throw error;
  log.info('Http:Refused', {
    requestId: request.id,
    code: error.code,
    route: request.routeOptions.url,
    ...error.facts,
  });
  return reply.code(error.status).type('text/html; charset=utf-8').send(page(error, back));
}

function page(error: AppError, back: string): string {
  const { title, detail, code } = error;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${harmless(title.zh)}</title><style>${STYLE}</style>
<main><h1>${harmless(title.zh)}</h1><p>${harmless(detail?.zh ?? '')}</p>
<p lang="en"><strong>${harmless(title.en)}</strong><br>${harmless(detail?.en ?? '')}</p>
<a href="${harmless(back)}">返回 · Back</a><p><code>${harmless(code)}</code></p></main></html>`;
}

const harmless = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
