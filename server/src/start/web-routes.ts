import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { RouteScope } from '../platform/http/index.ts';

/** Where each app is served and where its build lies. */
const APPS = [
  { prefix: '/console/', directory: 'console' },
  { prefix: '/cockpit/', directory: 'cockpit' },
  { prefix: '/m/', directory: 'mobile' },
  { prefix: '/portal/', directory: 'portal' },
];
const WEB = fileURLToPath(new URL('../../../web/', import.meta.url));
const FOREVER = 'public, max-age=31536000, immutable';

/** The built web apps: files by their name (hashed ones are kept for a year); any other address is the app itself. */
export function webRoutes(scope: RouteScope): void {
  const open = { config: { permission: 'public' }, schema: { hide: true } };
  scope.register(fastifyStatic, { root: WEB, serve: false, cacheControl: false });
  scope.get('/', open, (_request, reply) => reply.redirect('/console/'));
  for (const app of APPS) {
    const root = `${WEB}${app.directory}/dist`;
    const files = new Set(existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : []);
    scope.get<{ Params: { '*': string } }>(`${app.prefix}*`, open, (request, reply) => {
      const asked = request.params['*'];
      const file = asked !== '' && files.has(asked) && asked.includes('.') ? asked : 'index.html';
      reply.header('cache-control', file.startsWith('assets/') ? FOREVER : 'no-cache');
      return reply.sendFile(file, root, { cacheControl: false });
    });
  }
}
