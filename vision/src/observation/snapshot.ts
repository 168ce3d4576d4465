import type { Observation, ZoneRule } from '@shancheng/contracts';
import sharp from 'sharp';
import type { ZoneThing } from '../rules/zone-things.ts';
import type { Picture } from '../stream/picture.ts';

export type Snapshot = NonNullable<Observation['snapshot']>;

const QUALITY = 78;
const BOX_COLOUR = '#ff3b30';
const ZONE_COLOUR = '#ffd60a';

/** The picture as JPEG with the zone and the things' boxes drawn in. */
export async function drawSnapshot(picture: Picture, rule: ZoneRule, things: readonly ZoneThing[]): Promise<Snapshot> {
  const { width, height, rgb } = picture;
  const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(overlay(width, height, rule, things)), left: 0, top: 0 }])
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { mediaType: 'image/jpeg', base64: jpeg.toString('base64') };
}

function overlay(width: number, height: number, rule: ZoneRule, things: readonly ZoneThing[]): string {
  const line = Math.max(2, Math.round(width / 320));
  const corners = rule.polygon.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`).join(' ');
  const zone = `<polygon points="${corners}" fill="${ZONE_COLOUR}" fill-opacity="0.12" stroke="${ZONE_COLOUR}" stroke-width="${line}" stroke-dasharray="${line * 4} ${line * 2}"/>`;
  const boxes = things.map(({ box, label, score }) => {
    const [x, y, w, h] = [box[0] * width, box[1] * height, box[2] * width, box[3] * height].map((v) => v.toFixed(1));
    const caption = `<text x="${x}" y="${Math.max(12, Number(y) - line * 2)}" font-family="DejaVu Sans, sans-serif" font-size="${line * 7}" fill="${BOX_COLOUR}">${escapeXml(label)} ${score.toFixed(2)}</text>`;
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="${BOX_COLOUR}" stroke-width="${line}"/>${caption}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${zone}${boxes.join('')}</svg>`;
}

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
