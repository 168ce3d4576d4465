import { type Static, Type } from 'typebox';
import { Instant, Name } from './common.ts';

/** The two entrances: `official` for those who work for the government, `public` for residents and enterprises. */
export const Entrance = Type.Union([Type.Literal('official'), Type.Literal('public')]);
export type Entrance = Static<typeof Entrance>;

/** GET /api/v1/session/oidc → the identity providers one may sign in at; empty where none is connected. */
export const SignInProvider = Type.Object({ provider: Entrance, name: Name });
export type SignInProvider = Static<typeof SignInProvider>;

/** What exactly is to be confirmed, e.g. `sign:<SM3 of the document>`: a proof for one purpose is worth nothing for another. */
export const StepUpPurpose = Type.String({ pattern: '^[\\w:.-]{1,200}$' });

/**
 * GET /api/v1/session/oidc/:provider/start, opened by the browser itself → 302 to the provider and in the end back to
 * `returnTo`, a path of one of our apps. `link` ties the identity to the account that is signed in (wants a step-up for
 * `link:<provider>` first), `step-up` proves for `purpose` that its person is there.
 */
export const OidcStart = Type.Object(
  {
    returnTo: Type.Optional(Type.String({ maxLength: 1000 })),
    mode: Type.Optional(Type.Union([Type.Literal('sign-in'), Type.Literal('link'), Type.Literal('step-up')])),
    purpose: Type.Optional(StepUpPurpose),
  },
  { additionalProperties: false },
);
export type OidcStart = Static<typeof OidcStart>;

/** What a provider sends back, and only that: `code` or `error`. */
export const OidcAnswer = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 200 })),
  code: Type.Optional(Type.String({ maxLength: 4000 })),
  iss: Type.Optional(Type.String({ maxLength: 1000 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
});
export type OidcAnswer = Static<typeof OidcAnswer>;

/** POST /api/v1/session/step-up: the password once more. 403 wrong, 429 locked; counted together with sign-ins. */
export const StepUpByPassword = Type.Object(
  { purpose: StepUpPurpose, password: Type.String({ minLength: 1, maxLength: 256 }) },
  { additionalProperties: false },
);
export type StepUpByPassword = Static<typeof StepUpByPassword>;

/** A proof that has been made: good once, until then. */
export const StepUpProof = Type.Object({ purpose: Type.String(), expiresAt: Instant });
export type StepUpProof = Static<typeof StepUpProof>;

/** GET /api/v1/session/step-up?purpose=… → how this person can prove to be there, and a proof that waits to be used. */
export const StepUpWays = Type.Object({
  password: Type.Boolean(),
  /** Connected providers at which this account is known. */
  providers: Type.Array(SignInProvider),
  /** Connected providers to which this account could be tied. */
  linkable: Type.Array(SignInProvider),
  proof: Type.Optional(StepUpProof),
});
export type StepUpWays = Static<typeof StepUpWays>;
