import { badRequest, tooLarge, unsupportedMedia } from '../../platform/errors/index.ts';
import { mediaTypeOf } from '../../platform/files/read-picture.ts';

/** Largest picture taken from a device, decoded. */
const MAX_PICTURE_BYTES = 2 * 1024 * 1024;

/** Largest message of a device that carries one: base64 takes a third more, the rest is text. */
export const PICTURE_BODY_LIMIT = 4 * 1024 * 1024;

/** A device’s JPEG from base64: refuses what is too large (413), malformed (400) or not a JPEG (415). */
export function decodePicture(base64: string): Buffer {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw badRequest('picture.bad-base64', '图片编码有误', 'The picture is not base64');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_PICTURE_BYTES)
    throw tooLarge('picture.too-large', '图片超过 2 MB', 'The picture is larger than 2 MB');
  if (mediaTypeOf(bytes) !== 'image/jpeg')
    throw unsupportedMedia('picture.not-jpeg', '图片不是 JPEG', 'The picture is not a JPEG');
  return bytes;
}
