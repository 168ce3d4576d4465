import { encode } from 'uqr';

/** A QR code as one path; `label` says for a screen reader what it is. Medium correction: a crease may go through it. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr" role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${modules} ${modules}`}>
      <path className="qr-paper" d={`M0 0h${modules}v${modules}h-${modules}z`} />
      <path className="qr-ink" d={dark} shapeRendering="crispEdges" />
    </svg>
  );
}
