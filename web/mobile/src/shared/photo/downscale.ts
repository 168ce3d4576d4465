const LONGEST_SIDE_PX = 1600;
const QUALITY = 0.85;

/** Width and height that fit into the longest side, never enlarged. */
export function fittingSize(
  width: number,
  height: number,
  longest = LONGEST_SIDE_PX,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A picture from the camera as a JPEG of at most 1600 px a side: legible as proof, small enough for a weak signal.
 * The camera's turn (EXIF) is baked in, its other metadata is left behind.
 */
export async function downscale(file: Blob): Promise<ArrayBuffer> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const { width, height } = fittingSize(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!jpeg) throw new Error('the picture could not be written as JPEG');
    return await jpeg.arrayBuffer();
  } finally {
    bitmap.close();
  }
}
