/** Bytes before the RTP payload of an interleaved packet: 4 of framing, 12 of RTP header. */
const PAYLOAD_AT = 16;
const IDR = 5;
const SPS = 7;
const STAP_A = 24;
const FU_A = 28;

/** Whether an interleaved RTP packet begins an H.264 key frame: parameter set, IDR slice, or the first piece of one (RFC 6184). */
export function isKeyFrameStart(packet: Buffer): boolean {
  if (packet.length <= PAYLOAD_AT + 1 || (packet[1] ?? 0) % 2 === 1) return false; // odd channels carry RTCP
  const first = packet[PAYLOAD_AT] ?? 0;
  const second = packet[PAYLOAD_AT + 1] ?? 0;
  const kind = first & 0x1f;
  if (kind === FU_A) return (second & 0x80) !== 0 && (second & 0x1f) === IDR;
  if (kind === STAP_A) return ((packet[PAYLOAD_AT + 3] ?? 0) & 0x1f) === SPS;
  return kind === IDR || kind === SPS;
}
