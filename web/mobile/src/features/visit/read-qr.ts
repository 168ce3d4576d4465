/** What a code says, from a picture of it; undefined when there is none to be read. */
export async function readQr(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    return (await byBrowser(bitmap)) ?? (await byDecoder(bitmap));
  } finally {
    bitmap.close();
  }
}

interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** Chromium on phones reads codes by itself, and better than we can. */
async function byBrowser(bitmap: ImageBitmap): Promise<string | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }; // lib.dom does not know it
  if (!BarcodeDetector) return undefined;
  try {
    const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(bitmap);
    return found[0]?.rawValue;
  } catch {
    return undefined; // there in name only, as on some desktops
  }
}

/** From fine to coarse: a sharp picture is read at once, a blurred one only once it is small. */
const LONGEST_SIDES = [1200, 800, 500];

async function byDecoder(bitmap: ImageBitmap): Promise<string | undefined> {
  const { decodeQR } = await import('qr/decode.js');
  for (const longest of LONGEST_SIDES) {
    try {
      return decodeQR(pixelsOf(bitmap, longest), { timeLimit: 1_500 });
    } catch {
      // nothing found at this size
    }
  }
  return undefined;
}

function pixelsOf(bitmap: ImageBitmap, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
