import { badRequest, unsupportedMedia } from '../errors/index.ts';

export interface PictureUpload {
  bytes: Buffer;
  capturedAt: string | undefined;
  position: string | undefined;
}

export interface Picture {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  capturedAt: Date;
  lon?: number;
  lat?: number;
}

/** Reads what a phone says of a picture it sends; 415 when the bytes are none, 400 for a time or place that cannot be. */
export function readPicture({ bytes, capturedAt: text, position }: PictureUpload, now: Date): Picture {
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType)
    throw unsupportedMedia('evidence.not-a-picture', '文件不是可识别的图片', 'The file is no picture we know');
  const capturedAt = new Date(text ?? '');
  if (Number.isNaN(capturedAt.getTime()) || capturedAt.getTime() > now.getTime() + 60_000)
    throw badRequest('evidence.bad-time', '拍摄时间无效', 'The capture time is missing or wrong');
  return { mediaType, capturedAt, ...parsePosition(position) };
}

function parsePosition(text: string | undefined): { lon: number; lat: number } | Record<string, never> {
  if (text === undefined || text === '') return {};
  const match = /^(-?\d{1,3}(?:\.\d{1,10})?),(-?\d{1,2}(?:\.\d{1,10})?)$/.exec(text);
  if (!match) throw badRequest('evidence.bad-position', '位置格式有误', 'The position is malformed');
  return { lon: Number(match[1]), lat: Number(match[2]) };
}

/** What the bytes are, whatever the sender calls them; only kinds we show. */
export function mediaTypeOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const tail = Buffer.from(bytes.subarray(-2)).toString('hex');
  if (head.startsWith('\xff\xd8\xff') && tail === 'ffd9') return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return undefined;
}
