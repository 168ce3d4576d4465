/** Text lines of the mark laid over a downloaded picture. */
export interface Watermark {
  /** Repeated across the picture, faint. */
  text: string;
  /** Bottom strip: code, time, hash. */
  footer: string[];
}

/** Draws the picture with its watermark and saves it as a JPEG. Rejects when the picture cannot be read. */
export async function downloadWithWatermark(href: string, fileName: string, mark: Watermark): Promise<void> {
  const picture = await loadPicture(href);
  const canvas = document.createElement('canvas');
  const strip = Math.max(28, Math.round(picture.naturalHeight * 0.035)) * mark.footer.length;
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight + strip;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2d canvas');
  pen.drawImage(picture, 0, 0);
  drawAcross(pen, mark.text, picture.naturalWidth, picture.naturalHeight);
  drawFooter(pen, mark.footer, picture.naturalHeight, canvas.width, strip);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  if (!blob) throw new Error('picture could not be encoded');
  save(blob, fileName);
}

function loadPicture(href: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('picture not readable'));
    picture.src = href;
  });
}

function drawAcross(pen: CanvasRenderingContext2D, text: string, width: number, height: number) {
  const size = Math.max(14, Math.round(width / 45));
  pen.save();
  pen.font = `${size}px sans-serif`;
  pen.fillStyle = 'rgba(255,255,255,.32)';
  pen.strokeStyle = 'rgba(0,0,0,.22)';
  pen.rotate(-Math.PI / 9);
  const step = pen.measureText(text).width + size * 4;
  for (let y = 0; y < height * 1.6; y += size * 7)
    for (let x = -height; x < width; x += step) {
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
    }
  pen.restore();
}

function drawFooter(pen: CanvasRenderingContext2D, lines: string[], top: number, width: number, strip: number) {
  pen.fillStyle = '#1F2A37';
  pen.fillRect(0, top, width, strip);
  const height = strip / lines.length;
  pen.fillStyle = '#FFFFFF';
  pen.textBaseline = 'middle';
  lines.forEach((line, index) => {
    pen.font = `${Math.round(height * 0.5)}px sans-serif`;
    pen.fillText(line, height * 0.4, top + height * (index + 0.5), width - height * 0.8);
  });
}

function save(blob: Blob, fileName: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
