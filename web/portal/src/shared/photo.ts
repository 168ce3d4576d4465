const LONGEST_SIDE_PX = 1_600;
const THUMB_SIDE_PX = 120;
const QUALITY = 0.85;

/** A picture as JPEG of at most 1600 px a side and a small one as a data: address. The camera’s own data is left behind. */
export async function preparePhoto(file: Blob): Promise<{ jpeg: Blob; thumb: string }> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const canvas = drawn(bitmap, LONGEST_SIDE_PX);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!jpeg) throw new Error('the picture could not be written as JPEG');
    return { jpeg, thumb: drawn(bitmap, THUMB_SIDE_PX).toDataURL('image/jpeg', QUALITY) };
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
