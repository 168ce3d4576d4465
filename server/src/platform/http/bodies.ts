import { createHash } from 'node:crypto';
import { SIGNATURE_HEADERS } from '@shancheng/contracts';
import type { FastifyInstance } from 'fastify';

/** Pictures a phone or a camera may send as they are. */
const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

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
    void parse(request, body.toString('utf8'), done);
  });
  server.addContentTypeParser(PICTURES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
