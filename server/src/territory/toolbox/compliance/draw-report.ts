import { fileURLToPath } from 'node:url';
import type { ComplianceCheck, ComplianceLayer, LayerVerdict } from '@shancheng/contracts';
import PDFDocument from 'pdfkit';
import type { Database } from '../../../platform/db/index.ts';
import { drawMap } from './draw-map.ts';
import { REPORT_WORDS, type ReportLang, type ReportWords } from './report-words.ts';
import { listTouchedShapes } from './touched-shapes.ts';

const FONT = fileURLToPath(new URL('../../../../../data/toolbox/noto-sans-sc-gb2312.otf', import.meta.url));
const MARGIN = 50;
const WIDTH = 495;
/** Below there is no room for another layer with its lines. */
const LOWEST = 720;

const COLOURS: Record<LayerVerdict, string> = {
  complies: '#237804',
  violates: '#a8071a',
  'needs-argument': '#ad6800',
  unknown: '#595959',
};

interface Paper {
  pdf: PDFKit.PDFDocument;
  words: ReportWords;
  lang: ReportLang;
}

/** The report of a compliance check on paper (A4), with a map of the parcel and what it touches. */
export async function drawReport(
  db: Database,
  check: ComplianceCheck,
  { timeZone, lang }: { timeZone: string; lang: ReportLang },
): Promise<Buffer> {
  const shapes = await listTouchedShapes(db, check);
  const words = REPORT_WORDS[lang];
  const info = { Title: `${words.title} ${check.documentNo}`, Subject: check.name };
  const options = { size: 'A4', margin: MARGIN, font: FONT, info, lang: words.locale, bufferPages: true };
  const paper = { pdf: new PDFDocument(options), words, lang };
  const done = bytesOf(paper.pdf);
  drawHead(paper, check, timeZone);
  const frame = { x: MARGIN, y: paper.pdf.y + 6, width: WIDTH, height: 220 };
  drawMap(paper.pdf, { shapes, parcel: check.parcel, legend: words.map, ...frame });
  for (const layer of check.layers) drawLayer(paper, layer);
  drawIndicators(paper, check);
  drawMissing(paper, check);
  paper.pdf.moveDown(1).fontSize(8).fillColor('#666');
  for (const line of words.foot(check)) paper.pdf.text(line, MARGIN);
  paper.pdf.end();
  return done;
}

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

const squareMetres = (area: number) => `${area.toLocaleString('en', { maximumFractionDigits: 1 })} ㎡`;

function drawHead({ pdf, words }: Paper, check: ComplianceCheck, timeZone: string): void {
  const format = new Intl.DateTimeFormat(words.locale, { timeZone, dateStyle: 'long', timeStyle: 'short' });
  const facts = { area: squareMetres(check.areaM2), madeAt: format.format(Date.parse(check.madeAt)) };
  pdf.fontSize(18).fillColor('#000').text(words.title, { align: 'center' });
  pdf.fontSize(10).fillColor('#444').text(check.documentNo, { align: 'center' }).moveDown(0.6).fillColor('#000');
  for (const line of words.head(check, facts)) pdf.text(line);
  const overall = `${words.overall}${words.verdicts[check.verdict]}`;
  pdf.moveDown(0.4).fontSize(14).fillColor(COLOURS[check.verdict]).text(overall);
}

function drawTitle({ pdf }: Paper, text: string, verdict: LayerVerdict): void {
  if (pdf.y > LOWEST) pdf.addPage();
  pdf.moveDown(0.5).fontSize(11).fillColor(COLOURS[verdict]).text(text, MARGIN).fontSize(9).fillColor('#333');
}

function drawLayer(paper: Paper, layer: ComplianceLayer): void {
  const { pdf, words, lang } = paper;
  drawTitle(paper, `${layer.name[lang]}${words.colon}${words.verdicts[layer.verdict]}`, layer.verdict);
  const outside = squareMetres(layer.outsideM2);
  const inside = words.inside(squareMetres(layer.insideM2), layer.sharePercent.toFixed(2), outside);
  pdf.text([layer.authority, words.version(layer.version, layer.validFrom), inside].join(words.semicolon));
  for (const { explanation } of layer.rules) pdf.text(`· ${explanation[lang]}`);
  const named = layer.features
    .slice(0, 5)
    .map(({ name, key, code, areaM2 }) => `${name ?? key}${code ? ` (${code})` : ''} ${squareMetres(areaM2)}`);
  if (named.length > 0) pdf.text(words.touched(named, layer.features.length - named.length));
}

function drawIndicators(paper: Paper, { indicators, plotNos = [] }: ComplianceCheck): void {
  const { pdf, words, lang } = paper;
  if (!indicators) {
    pdf.moveDown(0.5).fontSize(9).fillColor(COLOURS.unknown).text(words.noDesign, MARGIN);
    return;
  }
  drawTitle(paper, `${words.indicatorsTitle} ${plotNos.slice(0, 10).join(' ')}`, 'unknown');
  for (const { indicator, bound, approved, proposed, verdict, reason } of indicators) {
    const told = words.limit(bound, approved, proposed);
    const said = [words.verdicts[verdict], told, reason[lang]].join(words.semicolon);
    pdf.fillColor(COLOURS[verdict]).text(`${words.indicators[indicator]}${words.colon}${said}`, MARGIN);
  }
}

function drawMissing({ pdf, words, lang }: Paper, { missing }: ComplianceCheck): void {
  if (missing.length === 0) return;
  pdf.moveDown(0.6).fontSize(11).fillColor(COLOURS.unknown).text(words.missing, MARGIN);
  for (const { explanation } of missing) pdf.fontSize(9).text(`· ${explanation[lang]}`);
}
