import { createHash, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_HEADERS } from '@shancheng/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  findTokenActor,
  requirePermission,
  sessionCookieName,
  verifyDeviceSignature,
} from '../auth/index.ts';
import { badRequest, forbidden, unauthenticated } from '../errors/index.ts';
import type { Platform } from '../platform.ts';
import { setSessionCookie } from './session-cookie.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nobody: what a public route sees. */
export const NOBODY: Actor = { kind: 'person', id: 'nobody', displayName: '', permissions: new Set(), scopes: [] };

/**
 * The guard in front of every handler. `permission` of the route decides: `public` lets everybody in,
 * `device` wants a signature over the body, `signed-in` any account or token, anything else that very permission.
 */
export function createGuard(platform: Platform) {
  const cookieName = sessionCookieName(platform.config.secureCookies);
  async function beforeBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { permission } = request.routeOptions.config;
    if (request.is404 || permission === 'public' || permission === 'device') return;
    request.actor = await authenticatePerson(platform, request, reply, cookieName);
    // An undeclared permission cannot get here (the server would not start); if it does, the answer is no.
    if (permission !== 'signed-in') requirePermission(request.actor, permission ?? '');
  }
  async function afterBody(request: FastifyRequest): Promise<void> {
    if (request.routeOptions.config.permission === 'device')
      request.actor = await authenticateDevice(platform, request);
  }
  return { beforeBody, afterBody };
}

async function authenticatePerson(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  cookieName: string,
): Promise<Actor> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const actor = await findTokenActor(platform.db, platform.clock, bearer);
    if (actor) return actor;
    throw unauthenticated('auth.token-invalid', '访问令牌无效', 'The access token is not valid');
  }
  const token = request.cookies[cookieName];
  const signedIn =
    token === undefined ? undefined : await platform.sessions.find(token, !request.routeOptions.config.streams);
  if (!signedIn) throw unauthenticated('auth.session-required', '请先登录', 'Sign in first');
  if (signedIn.rotatedToken !== undefined) {
    setSessionCookie(reply, platform.config, signedIn.rotatedToken);
  }
  if (!SAFE_METHODS.has(request.method)) checkCsrf(request, signedIn.actor.session?.csrfToken ?? '');
  request.signedIn = signedIn;
  return signedIn.actor;
}

function checkCsrf(request: FastifyRequest, expected: string): void {
  const given = request.headers['x-csrf-token'];
  const left = Buffer.from(typeof given === 'string' ? given : '');
  const right = Buffer.from(expected);
  if (right.length === 0 || left.length !== right.length || !timingSafeEqual(left, right)) {
    throw forbidden('auth.csrf', '请求缺少有效的防伪标记', 'The request lacks a valid CSRF token');
  }
}

async function authenticateDevice(platform: Platform, request: FastifyRequest): Promise<Actor> {
  const header = (name: string): string => {
    const value = request.headers[name];
    if (typeof value !== 'string' || value === '' || value.length > 200) {
      throw unauthenticated('device.unsigned', '设备请求未签名', 'The device request is not signed', {
        facts: { missing: name },
      });
    }
    return value;
  };
  const deviceId = header(SIGNATURE_HEADERS.device);
  const signature = header(SIGNATURE_HEADERS.signature);
  const idempotencyKey = header(SIGNATURE_HEADERS.idempotencyKey);
  const timestamp = header(SIGNATURE_HEADERS.timestamp);
  if (!/^\d{13}$/.test(timestamp))
    throw badRequest('device.bad-timestamp', '时间戳格式不正确', 'The timestamp is malformed');
  // One signature, one spelling: otherwise a replay in capitals would pass for a retry.
  if (!/^[0-9a-f]{64}$/.test(signature))
    throw unauthenticated('device.bad-signature', '设备签名无效', 'The device signature does not hold');
  verifyDeviceSignature(
    {
      deviceId,
      timestamp,
      idempotencyKey,
      method: request.method,
      path: request.url,
      bodySha256: request.bodySha256 ?? createHash('sha256').digest('hex'),
    },
    signature,
    await platform.findDeviceKey(deviceId),
    platform.clock.now(),
  );
  request.device = { deviceId, idempotencyKey, signature, bodySha256: request.bodySha256 ?? '' };
  return { kind: 'device', id: deviceId, displayName: deviceId, permissions: new Set(), scopes: [] };
}
