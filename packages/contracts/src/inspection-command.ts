import { type Static, Type } from 'typebox';
import { Instant, LonLat, Uuid } from './common.ts';

const Day = Type.String({ format: 'date' });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const strict = { additionalProperties: false };
const named = <A extends string>(action: A) => ({ commandId: Uuid, action: Type.Literal(action) });
/** SM3 digest, 64 hexadecimal digits. */
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const CheckAction = Type.Enum([
  'assign',
  'notify',
  'start-urgently',
  'ratify',
  'arrive',
  'settle',
  'conclude',
  'reopen',
  'sign',
  'record-refusal',
  'feed-back',
  'recheck',
  'close',
  'cancel',
]);
export type CheckAction = Static<typeof CheckAction>;

/** The drawn line of a signature as SVG path data in a box of 600 by 200. */
const Stroke = Type.String({ minLength: 20, maxLength: 40_000, pattern: '^M[0-9 .,MLQ-]+$' });

/**
 * POST /api/v1/inspection/checks/{checkId}/commands — what officers and agencies do. `at` is the phone’s time of the deed.
 * A repeated commandId changes nothing and answers the same.
 */
export const CheckCommand = Type.Union([
  Type.Object({ ...named('assign'), officerIds: Type.Array(Uuid, { minItems: 1, maxItems: 20 }) }, strict),
  Type.Object({ ...named('notify') }, strict),
  /** An emergency: begins without approval and notice, which are made up afterwards (`ratify`), else it cannot be closed. */
  Type.Object({ ...named('start-urgently'), reason: Words(500) }, strict),
  Type.Object({ ...named('ratify'), documentNo: Words(100) }, strict),
  Type.Object(
    {
      ...named('arrive'),
      at: Instant,
      /** What the QR code at the door says: `SC:` and the check code. */
      qr: Type.String({ minLength: 1, maxLength: 200 }),
      position: LonLat,
      /** Metres; of the phone’s own position. */
      accuracy: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
      /** The recorder that runs (全过程记录). */
      recorderNo: Words(60),
    },
    strict,
  ),
  /** The lead chooses among entries that differ; all of them stay. */
  Type.Object({ ...named('settle'), itemId: Type.String({ maxLength: 100 }), entryId: Uuid }, strict),
  Type.Object(
    {
      ...named('conclude'),
      at: Instant,
      /** One for each item that is not in order: what is wrong, in plain words, and by when it is put right. */
      findings: Type.Array(
        Type.Object({ itemId: Type.String({ maxLength: 100 }), text: Words(500), dueOn: Day }, strict),
        { maxItems: 200 },
      ),
    },
    strict,
  ),
  /** Before anybody has signed: late entries have to be looked at. */
  Type.Object({ ...named('reopen'), reason: Words(500) }, strict),
  Type.Object(
    {
      ...named('sign'),
      documentId: Uuid,
      /** Of the document on screen. */
      digest: Digest,
      side: Type.Enum(['officer', 'subject']),
      stroke: Stroke,
      /** Who signs for the enterprise on the officer’s phone. */
      signerName: Type.Optional(Words(50)),
      signerRole: Type.Optional(Words(50)),
    },
    strict,
  ),
  Type.Object({ ...named('record-refusal'), documentId: Uuid, digest: Digest, reason: Words(500) }, strict),
  Type.Object(
    {
      ...named('recheck'),
      findingId: Type.String({ maxLength: 100 }),
      passed: Type.Boolean(),
      mode: Type.Enum(['remote', 'on-site']),
      note: Words(500),
      photoIds: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
      /** A new day when it did not pass. */
      dueOn: Type.Optional(Day),
    },
    strict,
  ),
  Type.Object({ ...named('close') }, strict),
  Type.Object({ ...named('cancel'), reason: Words(500) }, strict),
]);
export type CheckCommand = Static<typeof CheckCommand>;

/** What an officer writes down at an item; its id is chosen by the phone. */
export const NewEntry = Type.Object(
  {
    id: Uuid,
    itemId: Type.String({ minLength: 1, maxLength: 100 }),
    /** `yes`, `no`, a number, or words. */
    answer: Type.String({ minLength: 1, maxLength: 1_000 }),
    /** The officer’s judgement where the question has none of its own. */
    compliant: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 1_000 })),
    photoIds: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
    /** An earlier entry of the same officer that this one corrects. */
    corrects: Type.Optional(Uuid),
    notedAt: Instant,
  },
  strict,
);
export type NewEntry = Static<typeof NewEntry>;

/** POST /api/v1/inspection/checks/{checkId}/entries — kept one by one: a refused entry does not keep back the others. */
export const NewEntries = Type.Object({ entries: Type.Array(NewEntry, { minItems: 1, maxItems: 200 }) }, strict);
export type NewEntries = Static<typeof NewEntries>;
export const EntriesReceipt = Type.Object({
  results: Type.Array(
    Type.Object({
      id: Uuid,
      /** `known`: it was here already. */
      result: Type.Enum(['kept', 'known', 'late', 'refused']),
      code: Type.Optional(Type.String()),
      reason: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
  ),
});
export type EntriesReceipt = Static<typeof EntriesReceipt>;

/** PUT /api/v1/inspection/checks/{checkId}/photos/{photoId} (raw jpeg, png or webp ≤ 10 MB, headers as of uploads). */
export const PhotoReceipt = Type.Object({
  photoId: Uuid,
  sha256: Type.String(),
  sm3: Type.String(),
  bytes: Type.Integer(),
});
export type PhotoReceipt = Static<typeof PhotoReceipt>;
