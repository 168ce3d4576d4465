import type { LayerVerdict, ParcelOutline } from '@shancheng/contracts';
import type { TouchedShape } from './touched-shapes.ts';

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Project = (position: readonly number[]) => [number, number];

const FILLS: Record<LayerVerdict, string> = {
  complies: '#b7eb8f',
  unknown: '#d9d9d9',
  'needs-argument': '#ffd666',
  violates: '#ff7875',
};

/** A sketch of the parcel (thick outline) over what it touches, north up, coloured by verdict. */
export function drawMap(
  pdf: PDFKit.PDFDocument,
  {
    shapes,
    parcel,
    legend,
    ...frame
  }: Frame & {
    shapes: readonly TouchedShape[];
    parcel: ParcelOutline;
    legend: string;
  },
): void {
  const { x, y, width, height } = frame;
  const { project, metresAPoint } = projectionOf(parcel, frame);
  pdf.save().rect(x, y, width, height).clip();
  for (const { polygons, verdict } of shapes) {
    for (const rings of polygons)
      outline(pdf, rings, project).fillOpacity(0.6).fillAndStroke(FILLS[verdict], '#8c8c8c');
  }
  outline(pdf, parcel.coordinates, project).lineWidth(2).stroke('#10239e');
  pdf.restore();
  pdf.lineWidth(0.5).rect(x, y, width, height).stroke('#8c8c8c');
  drawScale(pdf, frame, metresAPoint);
  pdf.x = x;
  pdf.y = y + height + 6;
  pdf.fontSize(8).fillColor('#444').text(legend);
}

function outline(pdf: PDFKit.PDFDocument, rings: readonly (readonly number[][])[], project: Project) {
  pdf.lineWidth(0.4);
  for (const ring of rings) {
    for (const [index, position] of ring.entries()) {
      if (index === 0) pdf.moveTo(...project(position));
      else pdf.lineTo(...project(position));
    }
    pdf.closePath();
  }
  return pdf;
}

const METRES_A_DEGREE = 111_000;

/** Twice the parcel fits the frame; degrees of longitude are shortened by the cosine of the latitude. */
function projectionOf({ coordinates }: ParcelOutline, { x, y, width, height }: Frame) {
  const all = coordinates.flat();
  const lons = all.map(([lon = 0]) => lon);
  const lats = all.map(([, lat = 0]) => lat);
  const [west, east] = [least(lons), -least(lons.map((lon) => -lon))];
  const [south, north] = [least(lats), -least(lats.map((lat) => -lat))];
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / ((east - west) * shorter), height / (north - south)) / 2;
  const project: Project = ([lon = 0, lat = 0]) => [
    x + width / 2 + (lon - (west + east) / 2) * shorter * scale,
    y + height / 2 - (lat - (south + north) / 2) * scale,
  ];
  return { project, metresAPoint: METRES_A_DEGREE / scale };
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

function drawScale(pdf: PDFKit.PDFDocument, { x, y, height }: Frame, metresAPoint: number): void {
  const metres = 10 ** Math.floor(Math.log10(150 * metresAPoint));
  const length = metres / metresAPoint;
  const bottom = y + height - 12;
  pdf
    .lineWidth(1.5)
    .moveTo(x + 12, bottom)
    .lineTo(x + 12 + length, bottom)
    .stroke('#000');
  pdf
    .fontSize(8)
    .fillColor('#000')
    .text(`${metres} m`, x + 12, bottom - 12, { lineBreak: false });
}
