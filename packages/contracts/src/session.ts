import { type Static, Type } from 'typebox';
import { Name, Uuid } from './common.ts';

/** POST /api/v1/session → SessionInfo and the cookie. 401 wrong, 429 locked for a while. */
export const Login = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 256 }) },
  { additionalProperties: false },
);
export type Login = Static<typeof Login>;

/** GET /api/v1/session → who I am (401 when nobody). DELETE ends it. Every change sends `x-csrf-token: csrfToken`. */
export const SessionInfo = Type.Object({
  accountId: Uuid,
  personId: Type.Optional(Uuid),
  displayName: Type.String(),
  orgName: Type.Optional(Type.String()),
  roles: Type.Array(Name),
  permissions: Type.Array(Type.String()),
  /** Division paths the account reaches, with their names. */
  scopes: Type.Array(Type.Object({ path: Type.String(), name: Type.String() })),
  csrfToken: Type.String(),
  idleTimeoutSeconds: Type.Integer(),
});
export type SessionInfo = Static<typeof SessionInfo>;
