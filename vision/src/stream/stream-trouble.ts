import type { CameraHeartbeat } from '@shancheng/contracts';

export type StreamState = Exclude<CameraHeartbeat['state'], 'no-model'>;

export interface StreamTrouble {
  state: Exclude<StreamState, 'live'>;
  /** Plain sentence for the heartbeat and the log; never holds a password. */
  detail: string;
}

const BAD_CODEC = [
  /Decoder .*not found/i,
  /Unknown\/unsupported codec|unsupported codec|Unsupported video codec/i,
  /Could not find codec parameters for stream \d+ \(Video/i,
  /matches no streams/i,
  /does not contain any stream/i,
  /Decoding requested, but no decoder found/i,
];
const NO_STREAM = [
  /Connection (refused|timed out|reset)/i,
  /No route to host|Network is unreachable|Name or service not known|Failed to resolve/i,
  /Server returned|method DESCRIBE failed|404|401|403|454|Unauthorized/i,
  /No such file or directory/i,
  /Operation timed out/i,
];
const CORRUPT = [
  /Invalid data found/i,
  /error while decoding|Error splitting|non-existing [PS]PS|no frame!|decode_slice_header|corrupt|concealing/i,
  /moov atom not found|Invalid NAL|missing picture|Error submitting|sps_id|pps_id|illegal/i,
];
/** Start-up noise when a player joins between key frames is no corruption. */
const DECODE_ERROR =
  /error while decoding|concealing|corrupt|Invalid NAL|Error splitting|no frame!|decode_slice_header|non-existing/i;

export const isDecodeError = (line: string): boolean => DECODE_ERROR.test(line);

/** Why a stream gave no (more) pictures, from what ffmpeg said last. */
export function explainTrouble(errorLines: readonly string[], framesSeen: number): StreamTrouble {
  const said = (patterns: readonly RegExp[]) => errorLines.findLast((line) => patterns.some((p) => p.test(line)));
  const badCodec = said(BAD_CODEC);
  if (badCodec && framesSeen === 0) return trouble('bad-codec', 'no video this worker can decode', badCodec);
  const corrupt = said(CORRUPT);
  const noStream = said(NO_STREAM);
  if (corrupt && !noStream) return trouble('corrupt-stream', 'the stream is damaged', corrupt);
  if (framesSeen === 0) return trouble('no-stream', 'the stream cannot be opened', noStream ?? errorLines.at(-1));
  return trouble('no-stream', 'the stream ended', noStream);
}

export function trouble(state: StreamTrouble['state'], sentence: string, said?: string): StreamTrouble {
  return { state, detail: withoutPassword(said ? `${sentence}: ${said.trim()}` : sentence).slice(0, 400) };
}

export const withoutPassword = (text: string): string => text.replace(/(\w+:\/\/)[^\s/@]+@/g, '$1***@');
