import { createHash } from 'node:crypto';
import { SIGNATURE_HEADERS } from '@shancheng/contracts';
import type { FastifyInstance } from 'fastify';
import { badRequest } from '../errors/index.ts';

/** Pictures a phone or a camera may send as they are. */
const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

/** NUL and halves of surrogate pairs are valid JSON but no text PostgreSQL could keep. */
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;

function hasUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => hasUnstorableText(key) || hasUnstorableText(inner));
}

const unstorableText = () =>
  badRequest('request.unstorable-text', '文字含有无法保存的字符', 'The text holds characters that cannot be kept');

/** JSON (remembering the hash of the raw bytes where a device signed them) and raw pictures; nothing else is taken. */
export function acceptBodies(
  server: Pick<FastifyInstance, 'removeAllContentTypeParsers' | 'addContentTypeParser' | 'getDefaultJsonParser'>,
): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.headers[SIGNATURE_HEADERS.signature] !== undefined) {
      request.bodySha256 = createHash('sha256').update(body).digest('hex');
    }
    if (body.length === 0) return done(null, undefined);
    const text = body.toString('utf8');
    void parse(request, text, (error, value) => {
      if (!error && UNSTORABLE_ESCAPE.test(text) && hasUnstorableText(value)) return done(unstorableText());
      return done(error, value);
    });
  });
  server.addContentTypeParser(PICTURES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
