import { fileURLToPath } from 'node:url';
import type { ComplianceCheck, ComplianceLayer, LayerVerdict } from '@shancheng/contracts';
import PDFDocument from 'pdfkit';
import type { Database } from '../../../platform/db/index.ts';
import { drawMap } from './draw-map.ts';
import { listTouchedShapes } from './touched-shapes.ts';

const FONT = fileURLToPath(new URL('../../../../../data/toolbox/noto-sans-sc-gb2312.otf', import.meta.url));
const MARGIN = 50;
const WIDTH = 495;

const WORDS: Record<LayerVerdict, string> = {
  complies: '符合',
  violates: '不符合',
  'needs-argument': '需论证',
  unknown: '不明（无数据）',
};
const COLOURS: Record<LayerVerdict, string> = {
  complies: '#237804',
  violates: '#a8071a',
  'needs-argument': '#ad6800',
  unknown: '#595959',
};
const PROJECTS: Record<ComplianceCheck['projectType'], string> = {
  residential: '居住',
  commercial: '商业服务业',
  industrial: '工矿仓储',
  'public-service': '公共管理与公共服务',
  transport: '交通运输',
};

/** The report of a compliance check on paper (A4), with a map of the parcel and what it touches. */
export async function drawReport(db: Database, check: ComplianceCheck, timeZone: string): Promise<Buffer> {
  const shapes = await listTouchedShapes(db, check);
  const info = { Title: `项目合规性审查报告 ${check.documentNo}`, Subject: check.name };
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, font: FONT, info, lang: 'zh-CN', bufferPages: true });
  const done = bytesOf(pdf);
  drawHead(pdf, check, timeZone);
  drawMap(pdf, { shapes, parcel: check.parcel, x: MARGIN, y: pdf.y + 6, width: WIDTH, height: 220 });
  for (const layer of check.layers) drawLayer(pdf, layer);
  drawMissing(pdf, check);
  drawHash(pdf, check);
  pdf.end();
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

function drawHead(pdf: PDFKit.PDFDocument, check: ComplianceCheck, timeZone: string): void {
  const madeAt = new Intl.DateTimeFormat('zh-CN', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(
    Date.parse(check.madeAt),
  );
  pdf.fontSize(18).fillColor('#000').text('项目合规性审查报告', { align: 'center' });
  pdf.fontSize(10).fillColor('#444').text(check.documentNo, { align: 'center' }).moveDown(0.6);
  pdf.fillColor('#000').text(`项目名称：${check.name}`);
  pdf.text(`项目类型：${PROJECTS[check.projectType]}　　用地面积：${squareMetres(check.areaM2)}（椭球面积）`);
  pdf.text(`规划时点：${check.asOf}　　审查时间：${madeAt}　　审查人：${check.madeBy}`);
  if (check.majorProject) pdf.text(`重大项目：${check.majorProject.number}（${check.majorProject.documentNo}）`);
  pdf.moveDown(0.4).fontSize(14).fillColor(COLOURS[check.verdict]).text(`总体结论：${WORDS[check.verdict]}`);
}

function drawLayer(pdf: PDFKit.PDFDocument, layer: ComplianceLayer): void {
  if (pdf.y > 720) pdf.addPage();
  const version = layer.version === undefined ? '当日无有效版本' : `第 ${layer.version} 版，自 ${layer.validFrom} 起`;
  pdf
    .moveDown(0.5)
    .fontSize(11)
    .fillColor(COLOURS[layer.verdict])
    .text(`${layer.name.zh}：${WORDS[layer.verdict]}`, MARGIN);
  const inside = `图斑内 ${squareMetres(layer.insideM2)}（${layer.sharePercent.toFixed(2)}%），图斑外 ${squareMetres(layer.outsideM2)}`;
  pdf.fontSize(9).fillColor('#333').text(`${layer.authority}；${version}；${inside}`);
  for (const { explanation } of layer.rules) pdf.text(`· ${explanation.zh}`);
  const named = layer.features
    .slice(0, 5)
    .map((it) => `${it.name ?? it.key}${it.code ? `（${it.code}）` : ''} ${squareMetres(it.areaM2)}`);
  const more = layer.features.length > named.length ? `，等 ${layer.features.length} 个` : '';
  if (named.length > 0) pdf.text(`涉及图斑：${named.join('；')}${more}`);
}

function drawMissing(pdf: PDFKit.PDFDocument, { missing }: ComplianceCheck): void {
  if (missing.length === 0) return;
  pdf.moveDown(0.6).fontSize(11).fillColor(COLOURS.unknown).text('缺少数据、不能判定的规则：');
  for (const { explanation } of missing) pdf.fontSize(9).text(`· ${explanation.zh}`);
}

function drawHash(pdf: PDFKit.PDFDocument, { hash, id }: ComplianceCheck): void {
  pdf.moveDown(1).fontSize(8).fillColor('#666').text(`审查编号：${id}`);
  pdf.text(`校验码（SHA-256）：${hash}`);
  pdf.text('本报告依当日可见的图层作出；“不明”不等于“无约束”。');
}
